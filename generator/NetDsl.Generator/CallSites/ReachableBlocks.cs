using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator.CallSites;

/// <summary>
/// The blocks of a control-flow graph that can run. The graph itself knows constant conditions and jumps; a constant that is
/// held to the cases of a switch, or to a pattern, it takes for any value.
/// </summary>
internal static class ReachableBlocks
{
    public static HashSet<BasicBlock> Of(ControlFlowGraph graph)
    {
        var reached = new HashSet<BasicBlock>();
        var waiting = new Stack<BasicBlock>();
        Reach(graph.Blocks[0]);
        while (waiting.Count > 0)
        {
            BasicBlock block = waiting.Pop();
            bool jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            bool? condition = block.ConditionKind == ControlFlowConditionKind.None ? true : Constant(block.BranchValue);
            if (condition != !jumpsWhen)
            {
                Reach(block.ConditionalSuccessor?.Destination);
            }

            if (condition != jumpsWhen)
            {
                Reach(block.FallThroughSuccessor?.Destination);
            }

            // Whatever stands in a try may end in its handlers. Of a lambda's graph, what encloses the root belongs to the graph around it.
            for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
            {
                if (region.Kind is ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally)
                {
                    foreach (ControlFlowRegion handler in region.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try))
                    {
                        Reach(graph.Blocks[handler.FirstBlockOrdinal]);
                    }
                }
            }
        }

        return reached;

        void Reach(BasicBlock? block)
        {
            if (block is { IsReachable: true } && reached.Add(block))
            {
                waiting.Push(block);
            }
        }
    }

    private static bool? Constant(IOperation? condition) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool value } } => value,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } equals => AreEqual(equals.LeftOperand, equals.RightOperand),
        IIsPatternOperation { Value: { ConstantValue.HasValue: true } value } test => Matches(value, test.Pattern),
        _ => null,
    };

    private static bool? Matches(IOperation value, IPatternOperation pattern) => pattern switch
    {
        IDiscardPatternOperation => true,
        IConstantPatternOperation constant => AreEqual(value, constant.Value),
        IRelationalPatternOperation relational when Compared(value, relational.Value) is { } order => relational.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            _ => null,
        },
        INegatedPatternOperation negated => !Matches(value, negated.Pattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Matches(value, or.LeftPattern) | Matches(value, or.RightPattern),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => Matches(value, and.LeftPattern) & Matches(value, and.RightPattern),
        _ => null,
    };

    private static bool? AreEqual(IOperation left, IOperation right) => (left.ConstantValue, right.ConstantValue) switch
    {
        ({ HasValue: true, Value: string or null } one, { HasValue: true, Value: string or null } other) => Equals(one.Value, other.Value),
        _ => Compared(left, right) is { } order ? order == 0 : null,
    };

    // Numbers with a fraction are left out: NaN has no order.
    private static int? Compared(IOperation left, IOperation right) =>
        left.ConstantValue is { HasValue: true, Value: IComparable one and not (string or float or double) }
        && right.ConstantValue is { HasValue: true, Value: { } other } && one.GetType() == other.GetType()
            ? one.CompareTo(other)
            : null;
}
