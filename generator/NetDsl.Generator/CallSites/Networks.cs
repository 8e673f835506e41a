using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;
using NetDsl.Generator.Parsing;
using NetDsl.Generator.Text;
using NetDsl.Generator.Validation;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The networks of a compilation and of what it references. Shapes come from the declaration, through the generator's own
/// parser and rules, so that a wrong one says nothing here; the generated constants, which a referenced assembly has too,
/// must agree, or the generated code is older than the declaration and calls are compiled against other sizes.
/// </summary>
internal sealed class Networks(CallSiteTypes types, IAssemblySymbol user)
{
    private static readonly HashSet<string> _members =
        ["Forward", "ForwardBatch", "Backward", "BackwardBatch", "TrainStep", "TrainEpoch", "TrainBatch", "LossBatch", "Pack", "Unpack"];

    // Those of the library that take any network first: Run is GradientCheck's, Of is ConfusionMatrix's.
    private static readonly HashSet<string> _functions = ["Fit", "StartTraining", "Evaluate", "TrainHotAndCold", "Run", "Of"];

    private static readonly HashSet<string> _withRows = ["TrainEpoch", "TrainBatch", "Fit", "StartTraining", "Evaluate", "TrainHotAndCold", "Run"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, Network?> _networks = new(SymbolEqualityComparer.Default);

    /// <summary>The network whose generated member a method is, or that the library's method for all networks is called with; null for any other method.</summary>
    public NetworkShape? OfMember(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (IsFunction(method))
        {
            return method.TypeArguments[0] is INamedTypeSymbol network ? Of(network, cancellationToken)?.Shape : null;
        }

        if (!IsMemberName(method.Name))
        {
            return null;
        }

        return OfInterface(method.ContainingType, cancellationToken)
            ?? (Of(method.ContainingType, cancellationToken) is { } declared && declared.Members.Contains(method.OriginalDefinition) ? declared.Shape : null);
    }

    /// <summary>What messages call a network's member, or the library's method that is called with the network.</summary>
    public static string NameOf(IMethodSymbol method, NetworkShape network) => method is { IsStatic: true, IsExtensionMethod: false, TypeArguments.Length: 2 }
        ? $"{method.ContainingType.Name}.{method.Name} of {network.Name}"
        : $"{network.Name}.{method.Name}";

    /// <summary>Whether such a method takes at least one row.</summary>
    public static bool TakesRows(IMethodSymbol method) => _withRows.Contains(method.Name);

    /// <summary>The network that a type is, or that its first type argument names where it is <c>INetwork</c>.</summary>
    public NetworkShape? OfType(INamedTypeSymbol? type, CancellationToken cancellationToken) =>
        type is null ? null : OfInterface(type, cancellationToken) ?? Of(type, cancellationToken)?.Shape;

    // Where TSelf is a type parameter, any network may come.
    private NetworkShape? OfInterface(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        CallSiteTypes.Is(type, types.Network) && type.TypeArguments[0] is INamedTypeSymbol network ? Of(network, cancellationToken)?.Shape : null;

    private Network? Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.TypeKind == TypeKind.Class ? _networks.GetOrAdd(type.OriginalDefinition, definition => Read(definition, cancellationToken)) : null;

    private Network? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (NetworkAttributes.Layers(type.GetAttributes()).Count == 0
            || type.AllInterfaces.FirstOrDefault(i => CallSiteTypes.Is(i, types.Network) && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type)) is null
            || ReadShape(type, cancellationToken) is not { } shape)
        {
            return null;
        }

        var members = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in type.AllInterfaces.Where(IsOfLibrary).SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>())
        {
            if (type.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation)
            {
                members.Add(implementation);
            }
        }

        // An overload of the user's has the name too, but stands in another file and implements nothing.
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (IsMemberName(method.Name) && (OwnMembers.IsGenerated(method) || IsLayerOfStorage(method, shape)))
            {
                members.Add(method);
            }
        }

        return new Network(shape, members);
    }

    // Those of the table, and Layer1In; of a stage, EncoderIn.
    private static bool IsMemberName(string name) => _members.Contains(name) || name.EndsWith("In", StringComparison.Ordinal);

    // Fit<TNetwork, T>(this INetwork<TNetwork, T> network, …).
    private bool IsFunction(IMethodSymbol method) => method is { IsStatic: true, TypeArguments.Length: 2, Parameters.IsEmpty: false }
        && _functions.Contains(method.Name) && IsOfLibrary(method.ContainingType) && CallSiteTypes.Is(method.Parameters[0].Type, types.Network);

    private bool IsOfLibrary(INamedTypeSymbol contract) => SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, types.Network.ContainingAssembly);

    private bool IsLayerOfStorage(IMethodSymbol method, NetworkShape shape) =>
        method.IsStatic && CallSiteTypes.Is(method.ReturnType, types.LayerParameters) && shape.Layers.Any(layer => layer.Name + "In" == method.Name)
        && method.Parameters.Only() is { Name: "storage", Type: var type } && types.IsNumberSpan(type);

    private NetworkShape? ReadShape(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // A network of another assembly is read as a stage of that kind is: what is in the class has been generated there.
        NetworkDeclaration declaration = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, user)
            ? NetworkParser.Parse(type, cancellationToken)
            : NetworkParser.Parse(type, new StageParser(types.Network), cancellationToken);
        CheckedNetwork network = CheckedNetwork.Of(declaration);
        if (declaration.IsUnresolved || network.Problems.Count > 0)
        {
            return null;
        }

        NetworkModel model = network.Model;
        if (Constant(type, "InputSize") is not { } inputSize || Constant(type, "OutputSize") is not { } outputSize
            || Constant(type, "ParameterCount") is not { } parameterCount || Constant(type, "StorageSize") is not { } storageSize
            || inputSize != model.InputSize || outputSize != model.OutputSize
            || model.Layers.Any(layer => Constant(type, NameOf(layer) + "Size") is { } units && units != layer.Units))
        {
            return null;
        }

        return new NetworkShape(
            model.Name, inputSize, outputSize, parameterCount, storageSize, model.InputNames, model.OutputNames,
            model.Layers.Select(layer => new LayerShape(NameOf(layer), layer.Inputs, layer.Units, layer.HasBias)).ToEquatableArray());
    }

    private static string NameOf(LayerModel layer) => "Layer" + Literal.Of(layer.Index);

    private static int? Constant(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Only() is IFieldSymbol { HasConstantValue: true, ConstantValue: int value } ? value : null;

    /// <summary>A network, and the members that were generated into it.</summary>
    private sealed record Network(NetworkShape Shape, HashSet<ISymbol> Members);
}
