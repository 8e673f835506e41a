using System.Reflection;

namespace NetDsl.Testing;

/// <summary>An activation of the reference: value and derivative at one number, in double precision.</summary>
/// <param name="Name">What it is called in a failure's message.</param>
/// <param name="Value">The activation at z.</param>
/// <param name="Derivative">Its derivative, given z and the activation at z.</param>
/// <param name="HasKink">
/// Whether the derivative jumps at 0. Near the jump, rounding decides which side a unit is on, and a difference quotient
/// straddles it: inputs are chosen to keep away from it.
/// </param>
/// <param name="IsSoftmax">Whether it is softmax, which works on all units of a layer: value and derivative then do nothing.</param>
public sealed record ReferenceActivation(
    string Name,
    Func<double, double> Value,
    Func<double, double, double> Derivative,
    bool HasKink = false,
    bool IsSoftmax = false)
{
    private static readonly double _inverseSqrtTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>The built-in activation, by its definition.</summary>
    public static ReferenceActivation Of(Activation activation) => activation switch
    {
        Activation.Linear => new("Linear", z => z, (_, _) => 1),
        Activation.Relu => new("Relu", z => z > 0 ? z : 0, (z, _) => z > 0 ? 1 : 0, HasKink: true),
        Activation.LeakyRelu => new("LeakyRelu", z => z > 0 ? z : 0.01 * z, (z, _) => z > 0 ? 1 : 0.01, HasKink: true),
        Activation.Sigmoid => new("Sigmoid", Sigmoid, (z, _) => Sigmoid(z) * Sigmoid(-z)),
        Activation.Tanh => new("Tanh", Math.Tanh, (z, _) => 1 / (Math.Cosh(z) * Math.Cosh(z))),
        Activation.Elu => new("Elu", z => z > 0 ? z : SpecialFunctions.ExpM1(z), (z, _) => z > 0 ? 1 : Math.Exp(z)),
        Activation.Gelu => new("Gelu", z => z * NormalDistribution(z), (z, _) => NormalDistribution(z) + z * NormalDensity(z)),
        Activation.Silu => new("Silu", z => z * Sigmoid(z), (z, _) => Sigmoid(z) * (1 + z * Sigmoid(-z))),
        Activation.Softmax => new("Softmax", z => z, (_, _) => 1, IsSoftmax: true),
        Activation.Softplus => new("Softplus", Softplus, (z, _) => Sigmoid(z)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "The reference does not know this activation."),
    };

    /// <summary>An activation of the user's, taken from the type itself: it must be written for double.</summary>
    public static ReferenceActivation Of(Type activation)
    {
        if (!typeof(IActivation<double>).IsAssignableFrom(activation))
            throw new ArgumentException($"{activation} must implement IActivation<double> to be compared with the reference.", nameof(activation));

        return (ReferenceActivation)typeof(ReferenceActivation)
            .GetMethod(nameof(OfCustom), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(activation)
            .Invoke(null, null)!;
    }

    /// <summary>The activations of a layer.</summary>
    public double[] Values(double[] sums)
    {
        if (!IsSoftmax)
            return [.. sums.Select(Value)];

        double largest = sums.Max();
        double total = sums.Sum(z => Math.Exp(z - largest));
        return [.. sums.Select(z => Math.Exp(z - largest) / total)];
    }

    /// <summary>The derivatives by the weighted sums, from those by the activations: the product with the Jacobian matrix.</summary>
    public double[] Back(double[] sums, double[] values, double[] byValues)
    {
        if (!IsSoftmax)
            return [.. byValues.Select((by, j) => by * Derivative(sums[j], values[j]))];

        // The derivative of value k by sum j is valueₖ · ([j = k] − valueⱼ).
        return [.. sums.Select((_, j) => values.Select((value, k) => byValues[k] * value * ((j == k ? 1 : 0) - values[j])).Sum())];
    }

    /// <summary>The sizes of the terms that <see cref="Back"/> adds up, from the sizes of those behind the activations' derivatives.</summary>
    public double[] BackScale(double[] sums, double[] values, double[] terms)
    {
        if (!IsSoftmax)
            return [.. terms.Select((term, j) => term * Math.Abs(Derivative(sums[j], values[j])))];

        double total = values.Zip(terms, (value, term) => value * term).Sum();
        return [.. values.Select((value, j) => value * (terms[j] + total))];
    }

    private static ReferenceActivation OfCustom<TActivation>()
        where TActivation : IActivation<double>
    {
        const double nearZero = 1e-9;
        double jump = DerivativeAt(nearZero) - DerivativeAt(-nearZero);
        return new(typeof(TActivation).Name, TActivation.Value, TActivation.Derivative, HasKink: Math.Abs(jump) > 1e-6);

        static double DerivativeAt(double z) => TActivation.Derivative(z, TActivation.Value(z));
    }

    private static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    private static double Softplus(double z) => Math.Max(z, 0) + SpecialFunctions.Log1P(Math.Exp(-Math.Abs(z)));

    private static double NormalDistribution(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    private static double NormalDensity(double z) => _inverseSqrtTwoPi * Math.Exp(-0.5 * z * z);
}
