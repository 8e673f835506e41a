using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

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

    /// <summary>How many layers there are, the input counted.</summary>
    public static int Count(NetworkDeclaration declaration) => Of(declaration).Count;

    /// <summary>Whether the network gets a member of that name.</summary>
    public static bool IsGenerated(string name, NetworkDeclaration declaration) =>
        GeneratedNames.Contains(name, Count(declaration), Outputs(declaration), HasInput(declaration));

    /// <summary>Whether the network has the type <c>Input</c>.</summary>
    public static bool HasInput(NetworkDeclaration declaration) =>
        Of(declaration) is { Count: > 1 } layers && NamedValues.HasInput(layers[0].Layer.Units, layers[layers.Count - 1].Layer.Units);

    /// <summary>The units of the last layer, or 0 without any.</summary>
    public static int Outputs(NetworkDeclaration declaration) => Of(declaration) is { Count: > 0 } layers ? layers[layers.Count - 1].Layer.Units : 0;
}
