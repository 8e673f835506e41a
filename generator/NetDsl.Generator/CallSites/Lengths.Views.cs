using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>What a network lets one see of itself: its parameters, and each layer's weights and biases.</content>
internal sealed partial class Lengths
{
    /// <summary>The layer whose weights an operation is, with the name of the view, or null.</summary>
    public (string Name, LayerShape Layer)? WeightsOf(IOperation? value)
    {
        value = Named(value);
        return value is IPropertyReferenceOperation { Property.Name: "Weights", Instance: { } instance } weights
            && CallSiteTypes.Is(weights.Property.ContainingType, types.LayerParameters)
            && LayerOf(instance) is { } found ? ($"{found.Network}.{found.Layer.Name}.Weights", found.Layer) : null;
    }

    /// <summary>The name and length of the parameters or biases of a network that an operation is, or null.</summary>
    public (string Name, int Length)? NumbersOf(IOperation? value)
    {
        if (Named(value) is not IPropertyReferenceOperation { Property.Name: "Parameters" or "Biases" } reference)
        {
            return null;
        }

        INamedTypeSymbol type = reference.Property.ContainingType;
        if (reference.Property.Name == "Parameters")
        {
            return types.IsNumberSpan(reference.Property.Type) && networks.OfType(type, cancellationToken) is { } shape
                ? (shape.Name + ".Parameters", shape.StorageSize)
                : null;
        }

        return CallSiteTypes.Is(type, types.LayerParameters) && LayerOf(reference.Instance) is { } found
            ? ($"{found.Network}.{found.Layer.Name}.Biases", found.Layer.HasBias ? found.Layer.Units : 0)
            : null;
    }

    private (string Network, LayerShape Layer)? LayerOf(IOperation? value)
    {
        (NetworkShape? shape, string? name) = Named(value) switch
        {
            IPropertyReferenceOperation { Property: var view } when CallSiteTypes.Is(view.Type, types.LayerParameters) =>
                (networks.OfType(view.ContainingType, cancellationToken), view.Name),
            IInvocationOperation { TargetMethod: var view } when CallSiteTypes.Is(view.ReturnType, types.LayerParameters) =>
                (networks.OfMember(view, cancellationToken), view.Name.Substring(0, view.Name.Length - "In".Length)),
            _ => default,
        };
        LayerShape? layer = shape?.Layers.FirstOrDefault(layer => layer.Name == name);
        return layer is null ? null : (shape!.Name, layer);
    }

    // Views are short-lived and seldom named; a name for a name is as far as this goes.
    private IOperation? Named(IOperation? value)
    {
        for (int i = 0; i < 2 && value is ILocalReferenceOperation; i++)
        {
            value = values.Of(value);
        }

        return value;
    }
}
