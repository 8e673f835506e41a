using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace NetDsl.Testing;

/// <summary>Whether a network written as code of its own has the bits of the network.</summary>
public abstract class SourceCheck
{
    /// <summary>The check of a generated network.</summary>
    public static SourceCheck Of(Type network)
    {
        Type contract = network.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>));
        return (SourceCheck)Activator.CreateInstance(typeof(SourceCheck<,>).MakeGenericType(contract.GenericTypeArguments))!;
    }

    /// <summary>Whether all activations are the library's.</summary>
    public abstract bool CanBeWritten { get; }

    /// <summary>The number of weights and biases.</summary>
    public abstract int Parameters { get; }

    /// <summary>The network as C#, in a namespace of its own, which has the network's name and an index.</summary>
    /// <param name="index">Which weights: 0 are the network's first, others have biases too.</param>
    public abstract string ToSource(int index);

    /// <summary>The network as C.</summary>
    public abstract string ToC(int index);

    /// <summary>Compares what <see cref="ToSource"/> gave, compiled.</summary>
    public abstract void Compare(Assembly assembly, int index);

    /// <summary>Compares what <see cref="ToC"/> gave, compiled.</summary>
    public abstract void Compare(nint library, int index);
}

internal sealed class SourceCheck<TNetwork, T> : SourceCheck
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Rows = 60;

    private delegate void ForwardCall(ReadOnlySpan<T> input, Span<T> output);

    private static string Name => typeof(TNetwork).FullName!.Replace('.', '_').Replace('+', '_');

    public override bool CanBeWritten => !TNetwork.Layers.Any(layer => layer.HasOwnActivation);

    public override int Parameters => TNetwork.ParameterCount;

    public override string ToSource(int index) => Network(index).ToSource($"{Name}{index}", "Written");

    public override string ToC(int index) => Network(index).ToC(NameInC(index));

    public override void Compare(Assembly assembly, int index)
    {
        MethodInfo method = assembly.GetType($"{Name}{index}.Written", throwOnError: true)!.GetMethod("Forward")!;
        Compare(method.CreateDelegate<ForwardCall>(), index);
    }

    public override unsafe void Compare(nint library, int index)
    {
        var forward = (delegate* unmanaged<void*, void*, void>)NativeLibrary.GetExport(library, NameInC(index) + "_forward");
        Compare(
            (input, output) =>
            {
                fixed (T* x = input, y = output)
                {
                    forward(x, y);
                }
            },
            index);
    }

    private static string NameInC(int index) => $"{Name.ToLowerInvariant()}_{index}";

    private static TNetwork Network(int index)
    {
        TNetwork network = TNetwork.Create(index);
        if (index > 0)
        {
            var random = new System.Random(index);
            T[] canonical = new T[TNetwork.ParameterCount];
            TNetwork.Unpack(network.Parameters, canonical);
            foreach (ref T parameter in canonical.AsSpan())
            {
                parameter += T.CreateTruncating(0.3 * (random.NextDouble() - 0.5));
            }

            TNetwork.Pack(canonical, network.Parameters);
        }

        return network;
    }

    private static void Compare(ForwardCall written, int index)
    {
        TNetwork network = Network(index);
        var random = new System.Random(7);
        T[] input = new T[TNetwork.InputSize], expected = new T[TNetwork.OutputSize], actual = new T[TNetwork.OutputSize];
        for (int row = 0; row < Rows; row++)
        {
            foreach (ref T value in input.AsSpan())
            {
                value = T.CreateTruncating(Value(random, row));
            }

            network.Forward(input, expected);
            written(input, actual);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    Bits(expected[i]) == Bits(actual[i]) || (T.IsNaN(expected[i]) && T.IsNaN(actual[i])),
                    $"{typeof(TNetwork)}, weights {index}, row {row}, output {i}: Forward gives {expected[i]:R}, the code {actual[i]:R}");
            }
        }
    }

    // Rows of ordinary numbers, large ones, mostly zeros, nothing but zeros of either sign, some with NaN.
    private static double Value(System.Random random, int row)
    {
        double value = (random.NextDouble() * 4) - 2;
        return (row % 6) switch
        {
            0 or 1 => value,
            2 => value * Math.Pow(10, row / 6),
            3 => random.Next(10) < 8 ? 0 : value,
            4 => random.Next(2) == 0 ? 0.0 : -0.0,
            _ => random.Next(12) == 0 ? double.NaN : value,
        };
    }

    private static ulong Bits(T value) => Unsafe.SizeOf<T>() == 4
        ? BitConverter.SingleToUInt32Bits(float.CreateTruncating(value))
        : BitConverter.DoubleToUInt64Bits(double.CreateTruncating(value));
}
