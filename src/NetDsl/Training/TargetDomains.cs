using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace NetDsl;

/// <summary>Which targets a network's loss accepts, and which its outputs can reach.</summary>
internal static class TargetDomains
{
    /// <summary>
    /// Throws at the first target outside the loss's domain: with it the loss has no minimum, and training would pursue one forever.
    /// NaN is left to training, which reports it as it does for inputs.
    /// </summary>
    /// <exception cref="ArgumentException">A target is outside the domain.</exception>
    public static void Check<TNetwork, T>(TNetwork network, Examples<T> examples, string member)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Declared<TNetwork>.Loss == Loss.BinaryCrossEntropy)
        {
            Check(examples.Targets, T.One, TNetwork.OutputSize, member, "Loss.BinaryCrossEntropy takes targets from 0 to 1");
        }
        else if (network is IClassifier<T>)
        {
            Check(examples.Targets, T.PositiveInfinity, TNetwork.OutputSize, member, "Loss.CrossEntropy takes weights of classes, which are not negative");
        }
    }

    /// <summary>Whether targets are probabilities, which have no scale to learn.</summary>
    public static bool AreProbabilities<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Declared<TNetwork>.Loss == Loss.BinaryCrossEntropy || network is IClassifier<T>;

    /// <summary>A note if targets lie outside the range of the last layer's outputs; or nothing.</summary>
    public static string Unreachable<TNetwork, T>(TNetwork network, Examples<T> examples)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string activation = TNetwork.Layers[^1].Activation;
        (double low, double high) = activation switch
        {
            nameof(Activation.Sigmoid) or nameof(Activation.Softmax) => (0, 1),
            nameof(Activation.Tanh) => (-1, 1),
            nameof(Activation.Relu) or nameof(Activation.Softplus) => (0, double.PositiveInfinity),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        if (network is IClassifier<T> || double.IsNegativeInfinity(low))
        {
            return "";
        }

        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        foreach (T target in examples.Targets)
        {
            double value = double.CreateTruncating(target);
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }

        return smallest >= low && largest <= high ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" The targets reach from {smallest:G4} to {largest:G4}, outputs of {activation} {(double.IsFinite(high) ? $"from {low} to {high}" : "are never negative")}: scale the targets, or declare a last layer without activation.");
    }

    private static void Check<T>(ReadOnlySpan<T> targets, T highest, int size, string member, string rule)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] < T.Zero || targets[i] > highest)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{member}: target {i % size} of row {i / size}, counted from 0, is {targets[i]}; {rule}"), nameof(targets));
            }
        }
    }

    // Looked up once per network.
    private static class Declared<TNetwork>
    {
        public static readonly Loss Loss = typeof(TNetwork).GetCustomAttribute<NetworkAttribute>()?.Loss ?? Loss.Default;
    }
}
