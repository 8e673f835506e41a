using System.Numerics;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.PlainC;

/// <summary>Parameters in the order of the C structure, every member on a boundary of 64 bytes.</summary>
internal static class CParameters
{
    private const int Alignment = 64;

    public static int Length<T>(Architecture architecture)
        where T : unmanaged => architecture.Layers.Sum(layer => Round<T>(layer.Weights) + (layer.HasBias ? Round<T>(layer.Outputs) : 0));

    /// <summary>Copies from canonical order to C's, or back.</summary>
    public static void Copy<T>(Architecture architecture, CLayout layout, Span<T> canonical, Span<T> native, bool back)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int offset = 0;
        foreach (DenseShape layer in architecture.Layers)
        {
            for (int i = 0; i < layer.Inputs; i++)
            {
                for (int j = 0; j < layer.Outputs; j++)
                {
                    int place = layout == CLayout.InputOutput ? (i * layer.Outputs) + j : (j * layer.Inputs) + i;
                    Move(ref canonical[layer.WeightOffset + (i * layer.Outputs) + j], ref native[offset + place], back);
                }
            }

            offset += Round<T>(layer.Weights);
            for (int j = 0; j < layer.Outputs && layer.HasBias; j++)
            {
                Move(ref canonical[layer.BiasOffset + j], ref native[offset + j], back);
            }

            offset += layer.HasBias ? Round<T>(layer.Outputs) : 0;
        }
    }

    private static void Move<T>(ref T canonical, ref T native, bool back)
    {
        if (back)
            canonical = native;
        else
            native = canonical;
    }

    private static unsafe int Round<T>(int count)
        where T : unmanaged => ((count * sizeof(T)) + Alignment - 1) / Alignment * Alignment / sizeof(T);
}
