using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>Puts into a declaration what the file says that it names.</summary>
internal static class FileResolution
{
    public static NetworkDeclaration Resolve(NetworkDeclaration declaration, FileManifest manifest)
    {
        if (declaration.FilePath is not { } path)
        {
            return declaration;
        }

        WeightsDeclaration weights = manifest.Find(path);
        declaration = declaration with { Weights = weights };
        return declaration.IsFromFile && declaration.BesideFile is null && weights.File is { Problem: null, Inputs: > 0 } file
            ? declaration with
            {
                Layers = Layers(file).ToEquatableArray(),
                Options = file.IsDouble ? declaration.Options with { Precision = Precision.Double } : declaration.Options,
            }
            : declaration;
    }

    private static IEnumerable<LayerDeclaration> Layers(WeightsFile file) =>
        new[] { new LayerDeclaration(file.Inputs, Activation.Linear, null, null, null, null) }
            .Concat(file.Layers.Select(layer => new LayerDeclaration(layer.Units, layer.Activation, null, layer.HasBias, null, null)));
}
