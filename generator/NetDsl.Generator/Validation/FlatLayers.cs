using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Validation;

/// <summary>The layers of a network and of its stages in one row.</summary>
internal static class FlatLayers
{
    /// <summary>
    /// The layers in order, the input first, each with the number of the attribute that brings it. What a stage that cannot be
    /// used would bring is left out.
    /// </summary>
    public static List<(LayerDeclaration Layer, int Attribute)> Of(NetworkDeclaration declaration)
    {
        var layers = new List<(LayerDeclaration, int)>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (layer.Stage is null)
            {
                layers.Add((layer, i));
            }
            else if (layer.Stage.Network is { } network)
            {
                // A stage's input is the layer before it.
                int attribute = i;
                layers.AddRange(Of(network).Skip(layers.Count == 0 ? 0 : 1).Select(inner => (inner.Layer, attribute)));
            }
        }

        return layers;
    }
}
