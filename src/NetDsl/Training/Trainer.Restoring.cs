namespace NetDsl;

// The weights that the network gets in the end. They are measured on the rows before they are reported, so that a figure
// in the message is that of the network's weights.
internal sealed partial class Trainer<TNetwork, T>
{
    private enum Candidate
    {
        Start,
        EndOfBest,
        BeforeBest,
    }

    private string Watched => _keeper.WatchesTraining ? "" : "validation ";

    // The weights of the best epoch; returns the sentence about it.
    private string RestoreBest(Examples<T> examples, Examples<T> validation)
    {
        string name = Watched + _keeper.Metric.Name;
        if (!_keeper.WatchesTraining)
        {
            _keeper.Best.CopyTo(_network.Parameters);
            return FormattableString.Invariant($" The network has the weights of {EndOf(History.BestEpoch)}, with a {name} of {_keeper.BestValue:G4}.");
        }

        (Candidate kept, double value, _) = Restore(_keeper.Metric, Candidate.EndOfBest, examples, validation);
        return FormattableString.Invariant($" The network has the weights of {EndOf(EpochOf(kept))}, with a {name} of {value:G4}.");
    }

    // The weights with the lowest loss among those at the start and those of the best epoch; returns the sentence about it.
    private string RestoreLowestLoss(Examples<T> examples, Examples<T> validation)
    {
        (Candidate kept, double loss, double first) = Restore(Metric.Loss, Candidate.Start, examples, validation);
        string weights = $"The weights are those of {EndOf(EpochOf(kept))}";
        return !double.IsFinite(loss) ? weights + "."
            : EpochOf(kept) == 0 ? FormattableString.Invariant($"{weights}, with a {Watched}loss of {loss:G4}.")
            : FormattableString.Invariant($"{weights}, with a {Watched}loss of {loss:G4}; that of the start is {first:G4}.");
    }

    // Puts the best candidate into the network, the first one if several are equal. If a custom metric throws, the weights are unchanged.
    private (Candidate Kept, double Value, double First) Restore(Metric metric, Candidate first, Examples<T> examples, Examples<T> validation)
    {
        Span<T> parameters = _network.Parameters;
        T[] before = parameters.ToArray();
        bool isDone = false;
        try
        {
            Candidate kept = first;
            double best = double.NaN, ofFirst = double.NaN;
            for (Candidate candidate = first; candidate <= Candidate.BeforeBest; candidate++)
            {
                ReadOnlySpan<T> weights = Weights(candidate);
                if (weights.IsEmpty)
                {
                    continue;
                }

                weights.CopyTo(parameters);
                double value = _keeper.WatchesTraining ? Measure(metric, examples, _rows) : Measure(metric, validation, _validationRows);
                ofFirst = candidate == first ? value : ofFirst;
                if (candidate == first || (double.IsFinite(value) && (!double.IsFinite(best) || (metric.HigherIsBetter ? value > best : value < best))))
                {
                    (kept, best) = (candidate, value);
                }
            }

            Weights(kept).CopyTo(parameters);
            isDone = true;
            return (kept, best, ofFirst);
        }
        finally
        {
            if (!isDone)
            {
                before.CopyTo(parameters);
            }
        }
    }

    private double Measure(Metric metric, Examples<T> examples, int rows)
    {
        bool isLoss = metric == Metric.Loss;
        var totals = new MetricTotals(isLoss ? [] : [metric]);
        int block = Math.Min(rows, EvaluationBlock.RowsOf(_storageSize));
        T[] outputs = isLoss ? [] : new T[checked(block * _outputSize)];
        for (int row = 0; row < rows; row += block)
        {
            int count = Math.Min(block, rows - row);
            EvaluationBlock.Add(_network, examples.Slice(row, count, _inputSize, _outputSize), count, outputs, totals, _options.DegreeOfParallelism);
        }

        return isLoss ? totals.Loss : totals.Value(0);
    }

    private ReadOnlySpan<T> Weights(Candidate candidate) => candidate switch
    {
        Candidate.Start => _keeper.Start,
        Candidate.EndOfBest => _keeper.Best,
        _ => _keeper.BeforeBest,
    };

    private int EpochOf(Candidate candidate) => candidate switch
    {
        Candidate.Start => 0,
        Candidate.EndOfBest => History.BestEpoch,
        _ => History.BestEpoch - 1,
    };

    private static string EndOf(int epoch) => epoch == 0 ? "the start" : FormattableString.Invariant($"the end of epoch {epoch}");
}
