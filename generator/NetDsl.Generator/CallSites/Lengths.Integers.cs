using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>Whole numbers that are certain: constants, names for one value, lengths that are known, and sums of them.</content>
internal sealed partial class Lengths
{
    /// <summary>The number, or null where it is not certain or is no int.</summary>
    public int? Integer(IOperation? value) => Integer(value, 0);

    private int? LengthFrom(IOperation? size, int depth) => Integer(size, depth) is >= 0 and var length ? length : null;

    private int? Integer(IOperation? value, int depth)
    {
        if (value is null || ++depth > MaxDepth)
        {
            return null;
        }

        if (value.ConstantValue.HasValue)
        {
            return ToInt(value.ConstantValue.Value);
        }

        switch (value)
        {
            // From int to long or back nothing is lost that fits an int; a conversion of the user's may do anything.
            case IConversionOperation { OperatorMethod: null } conversion when IsWhole(conversion.Type) && IsWhole(conversion.Operand.Type):
                return Integer(conversion.Operand, depth);
            case IBinaryOperation { OperatorMethod: null } binary when IsWhole(binary.Type):
                return ToInt(Combined(binary.OperatorKind, Integer(binary.LeftOperand, depth), Integer(binary.RightOperand, depth)));
            case IPropertyReferenceOperation { Instance: { } sequence, Property.Name: "Length" or "Count" } when types.IsSequence(sequence.Type):
                return Of(sequence, depth);
            default:
                return IsWhole(value.Type) ? Integer(values.Of(value), depth) : null;
        }
    }

    private static long? Combined(BinaryOperatorKind operation, long? left, long? right) => operation switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide when right is not 0 => left / right,
        BinaryOperatorKind.Remainder when right is not 0 => left % right,
        _ => null,
    };

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static int? ToInt(object? value) => value switch
    {
        int number => number,
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        uint number and <= int.MaxValue => (int)number,
        short number => number,
        ushort number => number,
        sbyte number => number,
        byte number => number,
        _ => null,
    };
}
