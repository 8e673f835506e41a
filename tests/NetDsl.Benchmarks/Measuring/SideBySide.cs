using System.Diagnostics;

namespace NetDsl.Benchmarks.Measuring;

/// <summary>
/// Times contenders against the first of them: in rounds, a short slice each, in an order that turns from round to round.
/// What disturbs the machine for longer than a round disturbs all alike and drops out of the round's ratio; what is shorter
/// hits few slices, and the median passes over them.
/// </summary>
internal sealed class SideBySide
{
    private const int MostRounds = 400;
    private const int FewestSlices = 7;
    private static readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(100);

    private readonly List<Lane> _lanes;

    /// <param name="contenders">The baseline first.</param>
    public SideBySide(IEnumerable<Contender> contenders)
    {
        _lanes = [.. contenders.Select(contender => new Lane(contender))];
    }

    /// <summary>The fastest of a peer's ways.</summary>
    public static Contender Fastest(IReadOnlyList<Contender> variants)
    {
        if (variants.Count == 1)
            return variants[0];

        var trial = new SideBySide(variants);
        trial.Run(TimeSpan.FromMilliseconds(300));
        return trial._lanes.MinBy(lane => Quartiles.Of(lane.Times.Values).Median)!.Contender;
    }

    /// <summary>Runs rounds for about so long.</summary>
    public IReadOnlyList<Measurement> Run(TimeSpan budget)
    {
        foreach (Lane lane in _lanes)
        {
            lane.Calibrate(_warmUp);
        }

        // A slow contender sits rounds out, so that all of them cost about the same; the baseline sits out none.
        double share = budget.TotalNanoseconds / _lanes.Count;
        int rounds = (int)Math.Clamp(share / _lanes[0].SliceNanoseconds, FewestSlices, MostRounds);
        foreach (Lane lane in _lanes)
        {
            double slices = Math.Clamp(share / lane.SliceNanoseconds, FewestSlices, rounds);
            lane.Every = (int)Math.Max(1, Math.Floor(rounds / slices));
        }

        var clock = Stopwatch.StartNew();
        for (int round = 0; round < rounds; round++)
        {
            // On a loaded machine the budget may end before the rounds do.
            if (clock.Elapsed > 1.5 * budget && _lanes.All(lane => lane.Times.Count >= FewestSlices))
                break;

            for (int turn = 0; turn < _lanes.Count; turn++)
            {
                Lane lane = _lanes[(round + turn) % _lanes.Count];
                if (round % lane.Every == 0)
                    lane.TimeSlice(round);
            }
        }

        return [.. _lanes.Select(lane => lane.Summarise(_lanes[0]))];
    }

    private sealed class Lane(Contender contender)
    {
        private int _calls;

        public Contender Contender { get; } = contender;

        public double SliceNanoseconds { get; private set; }

        public int Every { get; set; }

        /// <summary>Nanoseconds per call, by round.</summary>
        public Dictionary<int, double> Times { get; } = [];

        public void Calibrate(TimeSpan warmUp)
        {
            double slice = Contender.SliceLength.TotalNanoseconds;
            _calls = Contender.Granularity;
            var clock = Stopwatch.StartNew();
            do
            {
                SliceNanoseconds = Math.Max(1, Contender.Time(_calls));
                if (SliceNanoseconds < slice)
                {
                    double calls = Math.Min(int.MaxValue / 2, _calls * Math.Min(8, slice / SliceNanoseconds));
                    _calls = (int)Math.Ceiling(calls / Contender.Granularity) * Contender.Granularity;
                }
                else if (SliceNanoseconds > 2 * slice)
                {
                    _calls = Math.Max(1, (int)(_calls * slice / SliceNanoseconds / Contender.Granularity)) * Contender.Granularity;
                }
            }
            while (clock.Elapsed < warmUp);

            SliceNanoseconds = Math.Max(1, Contender.Time(_calls));
        }

        public void TimeSlice(int round) => Times[round] = Contender.Time(_calls) / _calls;

        public Measurement Summarise(Lane baseline) => new(
            Contender,
            Quartiles.Of(Times.Values),
            Quartiles.Of(from time in Times where baseline.Times.ContainsKey(time.Key) select time.Value / baseline.Times[time.Key]),
            Contender.Allocated(_calls) / (double)_calls,
            Times.Count);
    }
}

/// <summary>What was found about a contender.</summary>
/// <param name="Contender">Who.</param>
/// <param name="Nanoseconds">Per call.</param>
/// <param name="Ratio">Of its time to the baseline's in the same round.</param>
/// <param name="AllocatedBytes">Per call; null where unknown.</param>
/// <param name="Slices">How many were timed.</param>
internal sealed record Measurement(Contender Contender, Quartiles Nanoseconds, Quartiles Ratio, double? AllocatedBytes, int Slices);
