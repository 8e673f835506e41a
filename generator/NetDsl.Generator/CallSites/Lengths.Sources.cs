using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>The constructors and methods of the framework that make arrays and spans.</content>
internal sealed partial class Lengths
{
    // new Span<T>(), (array), (ref value), (pointer, length), (array, start, length), and as far as they have them the others.
    private int? Created(IObjectCreationOperation creation, int depth)
    {
        if (creation.Constructor is not { } constructor || !types.IsSequence(constructor.ContainingType))
        {
            return null;
        }

        return constructor.Parameters.Length switch
        {
            0 => 0,
            1 when types.IsSequence(constructor.Parameters[0].Type) => Of(Argument(creation, 0), depth),
            1 when constructor.Parameters[0].RefKind != RefKind.None => 1,
            2 => LengthFrom(Argument(creation, 1), depth),
            3 => LengthFrom(Argument(creation, 2), depth),
            _ => null,
        };
    }

    private int? Returned(IInvocationOperation call, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (types.IsSequence(method.ContainingType))
        {
            return method.Name switch
            {
                "Slice" => Part(Of(call.Instance, depth), Argument(call, 0), Argument(call, 1), depth),
                "ToArray" => Of(call.Instance, depth),
                _ => null,
            };
        }

        if (CallSiteTypes.Is(method.ContainingType, types.MemoryExtensions))
        {
            return method.Name is "AsSpan" or "AsMemory" && types.IsSequence(method.Parameters[0].Type)
                ? Part(Of(Argument(call, 0), depth), Argument(call, 1), Argument(call, 2), depth)
                : null;
        }

        return method.Name switch
        {
            "Empty" when CallSiteTypes.Is(method.ContainingType, types.Array) => 0,
            "AllocateArray" or "AllocateUninitializedArray" when CallSiteTypes.Is(method.ContainingType, types.GC) => LengthFrom(Argument(call, 0), depth),
            "CreateSpan" or "CreateReadOnlySpan" when CallSiteTypes.Is(method.ContainingType, types.MemoryMarshal) => LengthFrom(Argument(call, 1), depth),
            _ => null,
        };
    }

    // All of it, or a range of it, or what follows a start (a number or an Index), or so many values from there.
    private int? Part(int? whole, IOperation? start, IOperation? length, int depth) =>
        start is null ? whole
        : length is not null ? LengthFrom(length, depth)
        : CallSiteTypes.Is(start.Type, types.Range) ? InRange(whole, start, depth)
        : Between(whole, BoundAt(start, depth), Bound.End);

    private static IOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static IOperation? Argument(IObjectCreationOperation creation, int ordinal) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
}
