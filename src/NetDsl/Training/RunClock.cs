using System.Diagnostics;

namespace NetDsl;

/// <summary>
/// Tells when a training has to pause or to end. It is asked after every step, but looks at the time only when that costs
/// little beside the work done since. It does not wait until the time is up: it stops when the next piece of work
/// would last beyond it, judged by the one before.
/// </summary>
internal sealed class RunClock
{
    // Multiplications and additions: some microseconds of them.
    private const long WorkBetweenLooks = 1 << 15;

    private TimeSpan _before;
    private long _start;
    private long _lastLook;
    private long _work;
    private long _pauseAt;
    private long _endAt;

    /// <summary>How long training has taken, without pauses.</summary>
    public TimeSpan Elapsed => _before + Stopwatch.GetElapsedTime(_start);

    /// <summary>Whether the budget for all of the training is used up; <see cref="IsTime"/> finds out.</summary>
    public bool IsBudgetUsed { get; private set; }

    public void Start(TimeSpan? time, TimeSpan? budget)
    {
        _start = _lastLook = Stopwatch.GetTimestamp();
        _work = 0;
        _pauseAt = At(time);
        _endAt = At(budget - _before);
    }

    /// <summary>Ends what <see cref="Start"/> began, and returns how long training has taken in all.</summary>
    public TimeSpan Pause() => _before = Elapsed;

    public void Carry(StateCarrier state)
    {
        long ticks = _before.Ticks;
        state.Carry("elapsed", ref ticks);
        _before = ticks >= 0 ? TimeSpan.FromTicks(ticks) : throw state.Damaged("the time that it has taken is negative");
    }

    /// <summary>Whether it is time to pause or to end.</summary>
    /// <param name="work">Multiplications done since the last call.</param>
    public bool IsTime(long work)
    {
        _work += work;
        return _work >= WorkBetweenLooks && Math.Min(_pauseAt, _endAt) != long.MaxValue && Look();
    }

    private bool Look()
    {
        long now = Stopwatch.GetTimestamp(), next = now + (now - _lastLook);
        _lastLook = now;
        _work = 0;
        IsBudgetUsed = next >= _endAt;
        return next >= _pauseAt || IsBudgetUsed;
    }

    private long At(TimeSpan? time) => time is { } span && span.TotalSeconds * Stopwatch.Frequency < long.MaxValue - _start
        ? _start + (long)(span.TotalSeconds * Stopwatch.Frequency)
        : long.MaxValue;
}
