using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Generator.Model;

/// <summary>
/// How large a network's methods are when they are written out, in multiply-adds of vectors of four. Validation refuses by
/// it, planning chooses by it.
/// </summary>
internal static class StraightLineSize
{
    /// <summary>
    /// What a training step may take, so that the JIT compiles it well. The JIT inlines into a method until that has 512 local
    /// variables, about two for each multiply-add with its load or store; what is called behind that stays a call. A step of
    /// 16-24-8 with relu, 310 by this count, takes five times as long as one of 16-20-8, 264; one of 16-32-16-4 thirty times.
    /// Measured with .NET 10, by the events in which the JIT says so, over widths, depths and activations in both
    /// precisions: it gives up between 250 and 300.
    /// </summary>
    public const int MaxTraining = 240;

    /// <summary>
    /// A layer's forward pass: one unit multiplies four inputs at a time, several are computed four at a time.
    /// </summary>
    public static long Forward(int inputs, int units) =>
        units == 1 ? Vectors(inputs) : inputs * Vectors(units);

    /// <summary>
    /// A training step: forward pass and update of each layer and the way back through all but the first; for each vector of a
    /// layer its bias, delta and step, and its activation.
    /// </summary>
    public static long Training(IEnumerable<(int Inputs, int Units, Activation Activation)> layers) => layers
        .Select((layer, index) => ((index == 0 ? 2 : 3) * Forward(layer.Inputs, layer.Units)) + (Vectors(layer.Units) * (4 + layer.Activation.Facts.Cost)))
        .Sum();

    public static long Training(NetworkModel model) => Training(model.Layers.Select(layer => (layer.Inputs, layer.Units, layer.Activation)));

    /// <summary>The passes of four rows side by side through all layers but the last, which the four share.</summary>
    public static long FourRows(NetworkModel model)
    {
        long all = Training(model), last = Training([(model.Last.Inputs, model.Last.Units, model.Last.Activation)]);
        return (4 * (all - last)) + last;
    }

    private static long Vectors(int values) => (values + 3L) / 4;
}
