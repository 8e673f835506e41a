using System.Diagnostics;

namespace NetDsl;

/// <summary>
/// Decides when training has to pause or end. It is asked after every step, but checks the time only when that costs
/// little compared with the work done since. It does not wait until the time is up: it stops if the next piece of
/// work would exceed it, judging by the previous one.
/// </summary>
internal sealed class RunClock
{
    // Multiplications and additions: a few microseconds' worth.
    private const long WorkBetweenLooks = 1 << 15;

    private TimeSpan _before;
    private long _start;
    private long _lastLook;
    private long _work;
    private long _pauseAt;
    private long _endAt;

    /// <summary>The time that training has taken, without pauses.</summary>
    public TimeSpan Elapsed => _before + Stopwatch.GetElapsedTime(_start);

    /// <summary>Whether the budget for the whole training is used up, as determined by <see cref="IsTime"/>.</summary>
    public bool IsBudgetUsed { get; private set; }

    public void Start(TimeSpan? time, TimeSpan? budget)
    {
        _start = _lastLook = Stopwatch.GetTimestamp();
        _work = 0;
        _pauseAt = At(time);
        _endAt = At(budget - _before);
    }

    /// <summary>Ends what <see cref="Start"/> began, and returns the total time that training has taken.</summary>
    public TimeSpan Pause() => _before = Elapsed;

    public void Carry(StateCarrier state)
    {
        long ticks = _before.Ticks;
        state.Carry("elapsed", ref ticks);
        _before = ticks >= 0 ? TimeSpan.FromTicks(ticks) : throw state.Damaged("the time that it has taken is negative");
    }

    /// <summary>Whether it is time to pause or to end.</summary>
    /// <param name="work">The number of multiplications since the last call.</param>
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
