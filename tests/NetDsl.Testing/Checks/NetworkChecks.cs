using System.Numerics;
using System.Reflection;

namespace NetDsl.Testing;

/// <summary>
/// What must hold of every network, written once over <see cref="INetwork{TSelf, T}"/>. Each method is a test; it fails by
/// an xunit assertion that names the network.
/// </summary>
public abstract class NetworkChecks
{
    /// <summary>The checks of a generated network, compared with what its attributes declare.</summary>
    /// <param name="network">The class.</param>
    /// <param name="probes">The probes of its assembly, where that is not one on disk.</param>
    public static NetworkChecks Of(Type network, Assembly? probes = null)
    {
        Type contract = network.GetInterfaces().SingleOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>))
            ?? throw new ArgumentException($"{network} is no INetwork: has the generator run over it?", nameof(network));
        Type checks = typeof(NetworkChecks<,>).MakeGenericType(contract.GenericTypeArguments);
        return (NetworkChecks)Activator.CreateInstance(checks, probes)!;
    }

    /// <summary>Sizes are those of the declaration, and constants.</summary>
    public abstract void Sizes();

    /// <summary>Pack and Unpack are each other's inverse, every parameter has one place, gaps are zero.</summary>
    public abstract void PackAndUnpack();

    /// <summary>The layers' views show, and change, the parameters in canonical order.</summary>
    public abstract void Views();

    /// <summary>A seed gives the weights that its initializer's definition gives, bit for bit, and no other seed does.</summary>
    public abstract void InitialParameters();

    /// <summary>Forward and ForwardBatch give what the reference gives.</summary>
    public abstract void Forward();

    /// <summary>Forward with one parameter per input, where it exists, gives what Forward gives.</summary>
    public abstract void ForwardByName();

    /// <summary>Backward gives the reference's loss and gradient, and agrees with difference quotients.</summary>
    public abstract void Backward();

    /// <summary>BackwardBatch gives the sums over the rows; both add to what is there.</summary>
    public abstract void GradientsAddUp();

    /// <summary>The check that users have finds the gradient correct, and leaves the network as it was.</summary>
    public abstract void GradientCheck();

    /// <summary>TrainStep gives the reference's loss and parameters.</summary>
    public abstract void TrainStep();

    /// <summary>TrainEpoch gives the reference's loss and parameters.</summary>
    public abstract void TrainEpoch();

    /// <summary>TrainBatch gives the reference's loss and parameters, averaged and summed, one step and several.</summary>
    public abstract void TrainBatch();

    /// <summary>Where targets may be given as classes: they give the bits of one-hot targets, and a class that there is not changes nothing.</summary>
    public abstract void Classes();

    /// <summary>Rows with weights give the weighted sums, outputs come along, the loss alone is the same; wrong examples are refused.</summary>
    public abstract void Examples();

    /// <summary>Whatever numbers come in, infinite ones and NaN among them, gaps of parameters and gradients stay zero; and so weights that are written anew make a network new.</summary>
    public abstract void GapsStayZero();

    /// <summary>A network that is saved and loaded, or cloned, has the same bits, and its file the names and shapes that its layers have.</summary>
    public abstract void SaveAndLoad();

    /// <summary>The same calls give the same bits.</summary>
    public abstract void Determinism();

    /// <summary>Batches give the same bits on any number of threads.</summary>
    public abstract void Parallelism();

    /// <summary>Members that are called in loops allocate nothing.</summary>
    public abstract void Allocations();

    /// <summary>A wrong length is an ArgumentException that says what was wrong.</summary>
    public abstract void WrongLengths();

    /// <summary>Everything above.</summary>
    public void All()
    {
        Sizes();
        PackAndUnpack();
        Views();
        InitialParameters();
        Forward();
        ForwardByName();
        Backward();
        GradientsAddUp();
        GradientCheck();
        TrainStep();
        TrainEpoch();
        TrainBatch();
        Classes();
        Examples();
        GapsStayZero();
        SaveAndLoad();
        Determinism();
        Parallelism();
        Allocations();
        WrongLengths();
    }
}

/// <inheritdoc />
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T">Its precision.</typeparam>
public sealed partial class NetworkChecks<TSelf, T> : NetworkChecks
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So far from a kink no rounding error reaches; near enough that a few dozen draws find such values in wide layers.
    private static readonly double _kinkMargin = typeof(T) == typeof(double) ? 1e-7 : 1e-5;

    // For values alone: they are continuous.
    private const double AnywhereNearKinks = -1;

    private readonly string _name = typeof(TSelf).Name;
    private readonly Agreement _agreement = Agreement.Of<T>();
    private readonly Lazy<NetworkProbe<TSelf, T>> _probe;

    /// <summary>The checks of one network.</summary>
    public NetworkChecks(Assembly? probes) =>
        _probe = new(() => new NetworkProbe<TSelf, T>(probes ?? NetworkProbe.Compile(typeof(TSelf).Assembly)));

    private static ReferenceNetwork NewReference() => DeclaredArchitecture.Of(typeof(TSelf));

    private static T Round(double value) => T.CreateTruncating(value);

    private static T[] Round(IEnumerable<double> values) => [.. values.Select(Round)];

    private static T[] Flatten(double[][] rows) => Round(rows.SelectMany(row => row));

    private static double Widen(T value) => double.CreateTruncating(value);

    private static double[] Widen(ReadOnlySpan<T> values)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = Widen(values[i]);
        return result;
    }

    private static double[] Canonical(ReadOnlySpan<T> storage)
    {
        T[] canonical = new T[TSelf.ParameterCount];
        TSelf.Unpack(storage, canonical);
        return Widen(canonical);
    }

    private static TSelf NewNetwork(Sample sample)
    {
        TSelf network = TSelf.Create(0);
        TSelf.Pack(Round(sample.Parameters), network.Parameters);
        return network;
    }

    /// <summary>
    /// Draws a sample and runs the reference on it; again, with another seed, while the reference came so close to a kink that
    /// rounding would decide.
    /// </summary>
    private static (Sample Sample, TResult Expected) ByReference<TResult>(int rows, double kinkMargin, Func<ReferenceNetwork, Sample, TResult> run)
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            ReferenceNetwork reference = NewReference();
            Sample sample = Sample.Draw(reference, rows, seed, value => Widen(Round(value)));
            reference.Parameters = sample.Parameters;

            // A look at the rows before anything costly is computed.
            foreach (double[] input in sample.Inputs)
                reference.Forward(input);
            if (reference.NearestKink <= kinkMargin)
                continue;

            TResult expected = run(reference, sample);
            if (reference.NearestKink > kinkMargin)
                return (sample, expected);
        }

        throw new InvalidOperationException($"No sample keeps {typeof(TSelf).Name} away from the kinks of its activations.");
    }

    // The gaps are where a storage full of ones in canonical order has none.
    private static bool[] Gaps()
    {
        T[] storage = new T[TSelf.StorageSize];
        T[] ones = new T[TSelf.ParameterCount];
        Array.Fill(ones, T.One);
        TSelf.Pack(ones, storage);
        return [.. storage.Select(value => value == T.Zero)];
    }

    private void AssertGapsAreZero(ReadOnlySpan<T> storage, string what)
    {
        bool[] gaps = Gaps();
        for (int i = 0; i < storage.Length; i++)
        {
            if (gaps[i] && storage[i] != T.Zero)
                Xunit.Assert.Fail($"{_name}: {what} has {storage[i]} in the gap at {i}.");
        }
    }
}
