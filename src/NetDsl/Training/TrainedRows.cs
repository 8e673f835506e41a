using System.Numerics;

namespace NetDsl;

/// <summary>A training, and the rows that it trains on and validates with: parts of one set, or two sets.</summary>
internal sealed class TrainedRows<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _rows;
    private readonly int _trainingRows;

    /// <summary>Checks the rows and prepares training.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the options are inconsistent.</exception>
    public TrainedRows(TNetwork network, FitOptions options, Examples<T> examples, Examples<T> validation, string member)
    {
        member = $"{typeof(TNetwork).Name}.{member}";
        _rows = RowChecks.Rows(network, examples, member, "training");
        bool hasValidationSet = !validation.Inputs.IsEmpty || !validation.Targets.IsEmpty || !validation.TargetClasses.IsEmpty || validation.Shape is not null;
        int validationRows = hasValidationSet ? RowChecks.Rows(network, validation, member + ", validation", "validation") : 0;
        _trainingRows = RowChecks.TrainingRows(_rows, options.ValidationSplit, hasValidationSet, member);
        Trainer = new Trainer<TNetwork, T>(network, options, Training(examples), _trainingRows, hasValidationSet ? validationRows : _rows - _trainingRows, member);
    }

    public Trainer<TNetwork, T> Trainer { get; }

    /// <summary>The number of rows that are trained on.</summary>
    public int TrainingRowCount => _trainingRows;

    public Examples<T> Training(Examples<T> examples) => _trainingRows == _rows ? examples : RowChecks.Part<TNetwork, T>(examples, 0, _trainingRows);

    public Examples<T> Validation(Examples<T> examples, Examples<T> validation) =>
        _trainingRows == _rows ? validation : RowChecks.Part<TNetwork, T>(examples, _trainingRows, _rows);
}
