using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetDsl.Testing;
using NetDsl.Tests.Files;
using NetDsl.Tests.Networks;
using NetDsl.Tests.Optimizers;
using NetDsl.Tests.Training;

namespace NetDsl.Tests.Widths;

/// <summary>
/// This assembly as a program: it puts networks of every kind through their checks, and optimizers through theirs, in a process
/// whose vectors are as wide as the environment lets them be. The tests start it; see <see cref="WidthTests"/>.
/// </summary>
internal static class WidthProgram
{
    /// <summary>
    /// Straight-line and tiled, float and double, odd widths, every activation, mostly zero inputs, activations of a user's own, a
    /// form that is forced. Few, because the JIT is at work for seconds where each vector is a loop.
    /// </summary>
    public static IReadOnlyList<Type> Networks { get; } =
    [
        typeof(Net_1_1), typeof(Net_3_4_1), typeof(Net_3_4_1_Sigmoid), typeof(Net_3_4_1_Tanh), typeof(Net_2_3_2), typeof(Net_1_9),
        typeof(Net_8_8_8), typeof(Net_2_2_2_2_2_2_1), typeof(Net_3_4_3_Softmax), typeof(Net_2_5_10_Softmax),
        typeof(Net_129_15_6), typeof(Net_19_21_35_22_33_18_37_20_23_25), typeof(Net_23_20_35_22_33_18_37_20_23_25), typeof(Net_20_30_10_Softmax),
        typeof(Net_6_19_3_Cubic), typeof(Net_12_50_4_Hinge), typeof(Net_10_17_3_Always), typeof(Net_6_20_3_Always), typeof(Net_3_4_1_Never),
    ];

    /// <summary>The bits of the widest vectors that the hardware does the work of; 0 where there are none.</summary>
    public static int WidestVector =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    /// <summary>What the last line says when all is well.</summary>
    public static string AllHold(int width) =>
        string.Create(CultureInfo.InvariantCulture, $"All {Networks.Count} networks hold with vectors of {width} bits.");

    /// <param name="arguments">The bits of the widest vectors that there may be.</param>
    public static int Main(string[] arguments)
    {
        if (arguments is [CheckpointProgram.Name, string path])
        {
            CheckpointProgram.Train(path);
            return 0;
        }

        if (arguments is not [string limit] || !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int allowed))
        {
            Console.Error.WriteLine("One argument: the bits of the widest vectors that there may be.");
            return 2;
        }

        if (WidestVector > allowed)
        {
            Console.Error.WriteLine($"Vectors of {WidestVector} bits are in use, and {allowed} were to be the widest.");
            return 1;
        }

        foreach (Type network in Networks)
        {
            try
            {
                Check(NetworkChecks.Of(network));
            }
            catch (Exception exception)
            {
                Console.Error.WriteLine($"{network.Name}: {exception}");
                return 1;
            }
        }

        // Code of its own has the bits of these vectors too, where the machine fuses products and sums.
        if (Fma.IsSupported)
        {
            try
            {
                SourceTests.CheckCSharp(Networks.Take(10).Concat([typeof(Wide), typeof(WideDouble), typeof(SmallInWideDouble), typeof(Images)]));
            }
            catch (Exception exception)
            {
                Console.Error.WriteLine($"As code of its own: {exception}");
                return 1;
            }
        }

        foreach (string name in OptimizerFigures.Optimizers.Keys)
        {
            try
            {
                PyTorchTests.Vector<double>(name, 1e-12);
                PyTorchTests.Vector<float>(name, 2e-4);
            }
            catch (Exception exception)
            {
                Console.Error.WriteLine($"{name}: {exception}");
                return 1;
            }
        }

        Console.WriteLine(AllHold(WidestVector));
        return 0;
    }

    private static void Check(NetworkChecks checks)
    {
        checks.Forward();
        checks.GradientsAddUp();
        checks.TrainStep();
        checks.TrainEpoch();
        checks.TrainBatch();
        checks.GapsStayZero();
    }
}
