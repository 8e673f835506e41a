using System.Numerics;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The state of an optimizer whose rule is a kernel.</summary>
internal sealed class RuleState<T, TRule> : OptimizerState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule
{
    private readonly AlignedMemory<T> _first;
    private readonly AlignedMemory<T> _second;
    private TRule _rule;

    /// <param name="optimizer">The optimizer.</param>
    /// <param name="storageSize">The number of parameters, including gaps.</param>
    /// <param name="rule">The rule applied to each parameter.</param>
    /// <param name="initial">The initial value of the rule's slots.</param>
    public RuleState(Optimizer optimizer, int storageSize, TRule rule, double initial = 0)
        : base(optimizer, storageSize)
    {
        _rule = rule;
        _first = Slot(0, initial);
        _second = Slot(1, initial);
    }

    private protected override bool IsFused => true;

    private protected override void BeginFused(double learningRate, double gradientScale) => _rule.Begin(Steps, learningRate, gradientScale);

    protected override void Carry(StateCarrier state)
    {
        if (TRule.Slots > 0)
        {
            state.Carry("optimizer.first", _first.Span);
        }

        if (TRule.Slots > 1)
        {
            state.Carry("optimizer.second", _second.Span);
        }
    }

    protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
    {
        ref T first = ref TRule.Slots > 0 ? ref Unsafe.Add(ref _first.Reference, start) : ref parameters[0];
        ref T second = ref TRule.Slots > 1 ? ref Unsafe.Add(ref _second.Reference, start) : ref parameters[0];
        Elementwise.Run(ref _rule, ref parameters[0], ref gradient[0], ref first, ref second, parameters.Length);
    }

    private AlignedMemory<T> Slot(int number, double initial)
    {
        if (number >= TRule.Slots)
        {
            return default;
        }

        var memory = new AlignedMemory<T>(StorageSize);
        if (initial != 0)
        {
            memory.Span.Fill(T.CreateTruncating(initial));
        }

        return memory;
    }
}
