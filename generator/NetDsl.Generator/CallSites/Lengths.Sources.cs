using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>The constructors and methods of the framework that make arrays and spans.</content>
internal sealed partial class Lengths
{
    // new Span<T>(), (array), (ref value), (pointer, length), (array, start, length), and as far as they have them the others.
    private Possible? Created(IObjectCreationOperation creation, Effort effort)
    {
        if (creation.Constructor is not { } constructor || !types.IsSequence(constructor.ContainingType))
        {
            return null;
        }

        return constructor.Parameters.Length switch
        {
            0 => Possible.Of(0),
            1 when types.IsSequence(constructor.Parameters[0].Type) => Of(Argument(creation, 0), effort),
            1 when constructor.Parameters[0].RefKind != RefKind.None => Possible.Of(1),
            2 => LengthFrom(Argument(creation, 1), effort),
            3 => LengthFrom(Argument(creation, 2), effort),
            _ => null,
        };
    }

    private Possible? Returned(IInvocationOperation call, Effort effort)
    {
        IMethodSymbol method = call.TargetMethod;
        if (types.IsSequence(method.ContainingType))
        {
            return method.Name switch
            {
                "Slice" => Part(Of(call.Instance, effort), Argument(call, 0), Argument(call, 1), effort),
                "ToArray" => Of(call.Instance, effort),
                "AsSpan" or "AsMemory" when !method.IsStatic => Part(Of(call.Instance, effort), Argument(call, 0), Argument(call, 1), effort),
                _ => null,
            };
        }

        if (CallSiteTypes.Is(method.ContainingType, types.MemoryExtensions))
        {
            return method.Name is "AsSpan" or "AsMemory" && types.IsSequence(method.Parameters[0].Type)
                ? Part(Of(Argument(call, 0), effort), Argument(call, 1), Argument(call, 2), effort)
                : null;
        }

        if (CallSiteTypes.Is(method.ContainingType, types.Enumerable))
        {
            return method.Name == "ToArray" ? Enumerated(Argument(call, 0), effort) : null;
        }

        return method.Name switch
        {
            "Empty" when CallSiteTypes.Is(method.ContainingType, types.Array) => Possible.Of(0),
            "AllocateArray" or "AllocateUninitializedArray" when CallSiteTypes.Is(method.ContainingType, types.GC) => LengthFrom(Argument(call, 0), effort),
            "CreateSpan" or "CreateReadOnlySpan" when CallSiteTypes.Is(method.ContainingType, types.MemoryMarshal) => LengthFrom(Argument(call, 1), effort),
            _ => null,
        };
    }

    /// <summary>How many things there may be in what can be gone through; null where that is not known.</summary>
    public Possible? OfEnumerable(IOperation? value) => Enumerated(value, new Effort());

    /// <summary>How many classes there may be in a list of them; null where that is not known.</summary>
    public Possible? OfClasses(IOperation? value) => value switch
    {
        IConversionOperation conversion when types.IsClassIndices(conversion.Type) => OfClasses(conversion.Operand),
        IObjectCreationOperation creation when types.IsClassIndices(creation.Type) => OfClasses(creation.Arguments.Only()?.Value),
        _ => value is not null && types.IsSequence(value.Type) ? Of(value) : null,
    };

    // What can be gone through for once: a sequence itself, or what the framework makes of so many values.
    private Possible? Enumerated(IOperation? value, Effort effort)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion && !types.IsSequence(conversion.Type))
        {
            value = conversion.Operand;
        }

        if (value is null || types.IsSequence(value.Type))
        {
            return Of(value, effort);
        }

        return value switch
        {
            ICollectionExpressionOperation { Type.TypeKind: TypeKind.Interface } collection => OfElements(collection.Elements, effort),
            IInvocationOperation { TargetMethod: var method } call when CallSiteTypes.Is(method.ContainingType, types.Enumerable) && effort.TryStep() => method.Name switch
            {
                "Repeat" or "Range" => LengthFrom(Argument(call, 1), effort),
                "Select" => Enumerated(Argument(call, 0), effort),
                _ => null,
            },
            _ => null,
        };
    }

    // All of it, or a range of it, or what follows a start (a number or an Index), or so many values from there.
    private Possible? Part(Possible? whole, IOperation? start, IOperation? length, Effort effort) =>
        start is null ? whole
        : length is not null ? LengthFrom(length, effort)
        : CallSiteTypes.Is(start.Type, types.Range) ? InRange(whole, start, effort)
        : Between(whole, BoundAt(start, effort), Bound.End);

    private static IOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static IOperation? Argument(IObjectCreationOperation creation, int ordinal) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
}
