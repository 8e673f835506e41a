using NetDsl.Matching;

namespace NetDsl;

/// <summary>The expected names in a network's file.</summary>
internal static class LayerNames
{
    public static ExpectedLayer[] Of(IReadOnlyList<LayerInfo> layers) =>
    [
        .. layers.Zip(
            LayerNaming.Of([.. layers.Select(layer => layer.Stage)]),
            (layer, name) => new ExpectedLayer(name, layer.Inputs, layer.Units, layer.HasBias, layer.Activation)),
    ];

    /// <summary>The layers in one line, <c>3 -&gt; 4 Relu -&gt; 1 Linear</c>.</summary>
    public static string Architecture(IReadOnlyList<LayerInfo> layers) => ArchitectureLine.Of(Of(layers));
}
