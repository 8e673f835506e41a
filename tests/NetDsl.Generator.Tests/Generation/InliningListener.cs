using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace NetDsl.Generator.Tests.Generation;

/// <summary>
/// Hears from the JIT which of the library's helpers it leaves calls because a method has grown too large for more, in the types
/// of one namespace that are compiled while this object lives.
/// </summary>
internal sealed class InliningListener(string space) : EventListener
{
    private const EventKeywords JitTracing = (EventKeywords)0x1000;

    // Set before the base class's constructor runs, which begins to listen.
    private readonly string _space = space + ".";

    private readonly string _end = $"The end of {space}";

    private readonly ConcurrentQueue<(string Type, string Method, string Failure)> _failures = new();

    private volatile bool _heardTheEnd;

    /// <summary>What was not inlined, where and why.</summary>
    public (string Type, string Method, string Failure)[] Failures()
    {
        // Events come late, but in order: the last is of a call that never is inlined.
        MethodInfo neverInlined = typeof(InliningListener).GetMethod(nameof(NeverInlined), BindingFlags.NonPublic | BindingFlags.Static)!;
        // In the core library's name: a method of this assembly would not be optimised in a debug build, and nothing inlined.
        var end = new DynamicMethod(_end, null, null, typeof(object).Module, skipVisibility: true);
        ILGenerator code = end.GetILGenerator();
        code.Emit(OpCodes.Call, neverInlined);
        code.Emit(OpCodes.Ret);
        end.CreateDelegate<Action>()();

        var waiting = Stopwatch.StartNew();
        while (!_heardTheEnd)
        {
            if (waiting.Elapsed > TimeSpan.FromSeconds(30))
                throw new InvalidOperationException("The runtime sends no events about inlining.");
            Thread.Sleep(10);
        }

        return [.. _failures];
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, JitTracing);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName != "MethodJitInliningFailed")
            return;

        string type = Value("MethodBeingCompiledNamespace");
        string method = Value("MethodBeingCompiledName");
        string callee = Value("InlineeNamespace");
        string reason = Value("FailReason");
        if (method == _end)
            _heardTheEnd = true;
        else if (type.StartsWith(_space, StringComparison.Ordinal) && callee.StartsWith("NetDsl.Kernels.", StringComparison.Ordinal) && IsALimit(reason))
            _failures.Enqueue((type, method, $"{callee}.{Value("InlineeName")}: {reason}"));

        string Value(string name) => (string)eventData.Payload![eventData.PayloadNames!.IndexOf(name)]!;
    }

    // Others are choices: a callee that is large, or says no.
    private static bool IsALimit(string reason) =>
        reason.Contains("too many locals", StringComparison.Ordinal) || reason.Contains("budget", StringComparison.Ordinal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void NeverInlined()
    {
    }
}
