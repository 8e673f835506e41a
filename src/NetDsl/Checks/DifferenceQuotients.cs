using System.Numerics;

namespace NetDsl.Checks;

/// <summary>Difference quotients of a network's loss, with their rounding errors. <see cref="GradientCheck"/> has the formulas.</summary>
internal readonly ref struct DifferenceQuotients<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The factor from one step to the next smaller one.
    private const double Refinement = 4;

    // More would not improve the measurement even for the simplest loss.
    private const int MaxRefinements = 12;

    // A step is too small to be conclusive if rounding could account for this fraction of the difference.
    private const double Doubt = 0.25;

    private readonly INetwork<TNetwork, T> _network;
    private readonly Examples<T> _examples;
    private readonly Action _beforeEvaluation;
    private readonly T[] _unused = new T[TNetwork.StorageSize];
    private readonly double _noise;

    /// <summary>Evaluates the loss and its gradient, and measures the loss's rounding errors.</summary>
    public DifferenceQuotients(INetwork<TNetwork, T> network, Examples<T> examples, Action beforeEvaluation, Span<T> gradient)
    {
        _network = network;
        _examples = examples;
        _beforeEvaluation = beforeEvaluation;
        Loss = Evaluate(gradient);
        if (!double.IsFinite(Loss))
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"GradientCheck.Run of {typeof(TNetwork).Name}: the loss of these examples is {Loss}, so there is no gradient to compare"));
        }

        double again = Evaluate();
        if (again != Loss)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"GradientCheck.Run of {typeof(TNetwork).Name}: the same call gave the loss {Loss} and then {again}; what draws random numbers is put back by GradientCheckOptions.BeforeEvaluation"));
        }

        _noise = MeasureNoise();
    }

    /// <summary>The loss at the original parameters.</summary>
    public double Loss { get; }

    /// <summary>The error that rounding can cause in a quotient at the ordinary step.</summary>
    public double Resolution => _noise / RelativeStep;

    // The distance from 1 to the next number.
    private static double Unit { get; } = double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    private static double RelativeStep { get; } = Math.Cbrt(Unit);

    /// <summary>Compares the derivative with respect to a parameter with difference quotients.</summary>
    /// <param name="parameter">The parameter in the network's storage; it is changed and restored.</param>
    /// <param name="analytic">The derivative.</param>
    /// <param name="tolerance">The relative difference that is tolerated.</param>
    /// <param name="floor">The minimum to which differences are relative.</param>
    /// <param name="numeric">The quotient that confirms the derivative or, if none does, the one that changes least with the step.</param>
    public Agreement Compare(ref T parameter, double analytic, double tolerance, double floor, out double numeric)
    {
        double step = RelativeStep * Math.Max(1, Math.Abs(double.CreateTruncating(parameter)));
        numeric = Quotient(ref parameter, step);
        double allowed = tolerance * Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(numeric)), floor);
        double difference = Math.Abs(analytic - numeric);
        if (!double.IsFinite(difference))
        {
            return Agreement.Differs;
        }

        if (difference <= allowed + (_noise / step))
        {
            return Agreement.Agrees;
        }

        double coarser = numeric, leastChange = double.PositiveInfinity;
        for (int refinement = 0; refinement < MaxRefinements && _noise * Refinement / step <= Doubt * difference; refinement++)
        {
            step /= Refinement;
            double finer = Quotient(ref parameter, step);
            if (Math.Abs(analytic - finer) <= allowed + (_noise / step))
            {
                numeric = finer;
                return Agreement.Agrees;
            }

            double change = Math.Abs(finer - coarser);
            if (change < leastChange)
            {
                (numeric, leastChange) = (finer, change);
            }

            coarser = finer;
        }

        return IsAtKink(ref parameter, analytic, step, allowed) ? Agreement.Kink : Agreement.Differs;
    }

    // (L(w + h) − L(w − h)) / 2h, with the actual 2h after rounding.
    private double Quotient(ref T parameter, double step)
    {
        T value = parameter;
        T above = T.CreateTruncating(double.CreateTruncating(value) + step);
        T below = T.CreateTruncating(double.CreateTruncating(value) - step);
        parameter = above;
        double rise = Evaluate();
        parameter = below;
        rise -= Evaluate();
        parameter = value;
        return rise / (double.CreateTruncating(above) - double.CreateTruncating(below));
    }

    // (L(w + h) − L(w)) / h, for either sign of h.
    private double OneSided(ref T parameter, double step)
    {
        T value = parameter;
        parameter = T.CreateTruncating(double.CreateTruncating(value) + step);
        double width = double.CreateTruncating(parameter) - double.CreateTruncating(value);
        double quotient = (Evaluate() - Loss) / width;
        parameter = value;
        return quotient;
    }

    /// <summary>
    /// Whether the function bends between w − h and w + h: the derivative lies between the one-sided quotients, or
    /// these stay apart as the step gets smaller. For a smooth function they converge.
    /// </summary>
    private bool IsAtKink(ref T parameter, double analytic, double step, double allowed)
    {
        double left = OneSided(ref parameter, -step), right = OneSided(ref parameter, step);
        double slack = allowed + (_noise / step);
        if (analytic >= Math.Min(left, right) - slack && analytic <= Math.Max(left, right) + slack)
        {
            return true;
        }

        double farther = Math.Abs(OneSided(ref parameter, Refinement * step) - OneSided(ref parameter, -Refinement * step));
        double jump = Math.Abs(right - left);
        return jump > 8 * _noise / step && jump > farther / 2;
    }

    private double Evaluate()
    {
        _unused.AsSpan().Clear();
        return Evaluate(_unused);
    }

    private double Evaluate(Span<T> gradient)
    {
        _beforeEvaluation();
        return double.CreateTruncating(_network.BackwardBatch(_examples, default, gradient));
    }

    /// <summary>
    /// The error of one value of the loss: eight times the standard deviation, at the parameters and at the distance of a step,
    /// so that a loss of 0 does not look exact; at least the rounding of the loss itself.
    /// </summary>
    private double MeasureNoise()
    {
        T[] home = _network.Parameters.ToArray();
        var random = new NumPyRandom(0);
        double here = Deviation(home, random);
        T[] away = [.. home];
        Move(away, RelativeStep / Math.Sqrt(TNetwork.ParameterCount), random);
        double there = Deviation(away, random);
        home.CopyTo(_network.Parameters);
        return Math.Max(8 * Math.Max(here, there), Unit * Math.Abs(Loss));
    }

    /// <summary>
    /// The standard deviation of the loss's rounding errors. Losses at points on a line, a few roundings apart, are a polynomial of
    /// low degree plus errors; the differences of order k eliminate the polynomial, and have (2k)!/(k!)² times the variance of the errors.
    /// </summary>
    private double Deviation(T[] home, NumPyRandom random)
    {
        const int Points = 10, LowestOrder = 3, HighestOrder = 6;
        T[] direction = new T[home.Length];
        Move(direction, 4 * Unit, random);
        Span<double> differences = stackalloc double[Points];
        for (int point = 0; point < Points; point++)
        {
            Span<T> parameters = _network.Parameters;
            for (int i = 0; i < parameters.Length; i++)
            {
                T scale = T.Max(T.One, T.Abs(home[i]));
                parameters[i] = home[i] + (T.CreateTruncating(point) * scale * direction[i]);
            }

            differences[point] = Evaluate();
        }

        double largest = 0, factor = 1;
        for (int order = 1; order <= HighestOrder; order++)
        {
            factor *= (double)(2 * order) * ((2 * order) - 1) / (order * order);
            double squares = 0;
            for (int i = 0; i < Points - order; i++)
            {
                differences[i] = differences[i + 1] - differences[i];
                squares += differences[i] * differences[i];
            }

            if (order >= LowestOrder)
            {
                largest = Math.Max(largest, squares / (Points - order) / factor);
            }
        }

        return Math.Sqrt(largest);
    }

    // Moves each parameter up or down by a distance, at random; gaps stay 0.
    private static void Move(T[] storage, double distance, NumPyRandom random)
    {
        foreach (LayerInfo layer in TNetwork.Layers)
        {
            LayerParameters<T> parameters = layer.In(storage.AsSpan());
            foreach ((int? input, int output) in ParameterSample.All(layer))
            {
                T step = T.CreateTruncating(random.NextBit() == 0 ? -distance : distance);
                if (input is { } row)
                {
                    parameters.Weights[row, output] += step;
                }
                else
                {
                    parameters.Biases[output] += step;
                }
            }
        }
    }
}
