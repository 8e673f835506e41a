using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <content>Whole numbers that are certain: constants, names for one value, lengths that are known, and sums of them.</content>
internal sealed partial class Lengths
{
    /// <summary>The numbers that it may be, or null where they are not known or are no ints.</summary>
    public Possible? Integer(IOperation? value) => Integer(value, new Effort());

    private Possible? LengthFrom(IOperation? size, Effort effort) => Integer(size, effort) is { } length && length.All(number => number >= 0) ? length : null;

    private Possible? Integer(IOperation? value, Effort effort)
    {
        if (value is null || !effort.TryStep())
        {
            return null;
        }

        if (value.ConstantValue.HasValue)
        {
            return ToInt(value.ConstantValue.Value) is { } number ? Possible.Of(number) : null;
        }

        switch (value)
        {
            // From int to long or back nothing is lost that fits an int; a conversion of the user's may do anything.
            case IConversionOperation { OperatorMethod: null } conversion when IsWhole(conversion.Type) && IsWhole(conversion.Operand.Type):
                return Integer(conversion.Operand, effort);
            case IBinaryOperation { OperatorMethod: null } binary when IsWhole(binary.Type):
                return Possible.Combined(
                    Integer(binary.LeftOperand, effort), Integer(binary.RightOperand, effort), (left, right) => Result(binary.OperatorKind, left, right));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod: null } minus when IsWhole(minus.Type):
                return Integer(minus.Operand, effort)?.Select(number => -(long)number);
            case IPropertyReferenceOperation { Instance: { } sequence, Property.Name: "Length" or "Count" } when types.IsSequence(sequence.Type):
                return Of(sequence, effort);
            case IConditionalOperation { IsRef: false } or ISwitchExpressionOperation when IsWhole(value.Type):
                return Possible.Any(Ways(value).Select(way => Integer(way, effort)));
            default:
                return IsWhole(value.Type) && values.All(value) is { } all ? Possible.Any(all.Select(one => Integer(one, effort))) : null;
        }
    }

    private static long? Result(BinaryOperatorKind operation, long left, long right) => operation switch
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
