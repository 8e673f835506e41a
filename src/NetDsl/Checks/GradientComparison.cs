using System.Numerics;

namespace NetDsl.Checks;

/// <summary>One run of <see cref="GradientCheck"/>: compares the layers' parameters one by one.</summary>
internal readonly ref struct GradientComparison<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double DoubleTolerance = 1e-6;
    private const double SingleTolerance = 1e-2;

    // Derivatives far below the layer's largest are differences of terms of that size: they are accurate relative to these, not to themselves.
    private const double Floor = 0.1;

    private readonly INetwork<TNetwork, T> _network;
    private readonly GradientCheckOptions _options;
    private readonly int _rows;
    private readonly double _tolerance;
    private readonly T[] _gradient;
    private readonly DifferenceQuotients<TNetwork, T> _quotients;

    public GradientComparison(INetwork<TNetwork, T> network, Examples<T> examples, GradientCheckOptions options, Action beforeEvaluation)
    {
        _network = network;
        _options = options;
        _rows = examples.Inputs.Length / TNetwork.InputSize;
        _tolerance = options.Tolerance ?? (typeof(T) == typeof(double) ? DoubleTolerance : SingleTolerance);
        _gradient = new T[TNetwork.StorageSize];
        _quotients = new(network, examples, beforeEvaluation, _gradient);
    }

    public GradientReport Run()
    {
        var random = new NumPyRandom(_options.Seed);
        var layers = new List<LayerGradientReport>();
        foreach (LayerInfo layer in TNetwork.Layers)
        {
            layers.Add(layer.IsFrozen ? Frozen(layer) : Check(layer, random));
        }

        return new(typeof(TNetwork).Name, _rows, _quotients.Loss, _tolerance, _quotients.Resolution, layers);
    }

    private LayerGradientReport Frozen(LayerInfo layer)
    {
        var tally = new GradientTally(layer);
        foreach ((int? input, int output) in ParameterSample.All(layer))
        {
            double analytic = Derivative(layer, input, output);
            tally.Add(new(input, output, analytic, 0, analytic == 0 ? 0 : 1), analytic == 0 ? Agreement.Agrees : Agreement.Differs);
        }

        return tally.Report();
    }

    private LayerGradientReport Check(LayerInfo layer, NumPyRandom random)
    {
        double largest = 0;
        foreach ((int? input, int output) in ParameterSample.All(layer))
        {
            largest = Math.Max(largest, Math.Abs(Derivative(layer, input, output)));
        }

        // A gradient that is NaN provides no scale; it differs anyway.
        double floor = double.IsFinite(largest) ? Floor * largest : 0;
        var tally = new GradientTally(layer);
        foreach ((int? input, int output) in ParameterSample.Draw(layer, _options.SampleSize, random))
        {
            double analytic = Derivative(layer, input, output);
            Agreement agreement = _quotients.Compare(ref Place(layer, _network.Parameters, input, output), analytic, _tolerance, floor, out double numeric);
            double scale = Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), floor);
            tally.Add(new(input, output, analytic, numeric, analytic == numeric ? 0 : Math.Abs(analytic - numeric) / scale), agreement);
        }

        return tally.Report();
    }

    private double Derivative(LayerInfo layer, int? input, int output) => double.CreateTruncating(Place(layer, _gradient, input, output));

    private static ref T Place(LayerInfo layer, Span<T> storage, int? input, int output)
    {
        LayerParameters<T> parameters = layer.In(storage);
        if (input is { } row)
        {
            return ref parameters.Weights[row, output];
        }

        return ref parameters.Biases[output];
    }
}
