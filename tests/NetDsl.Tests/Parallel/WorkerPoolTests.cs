using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Tests.Parallel;

/// <summary>The threads that help with batches, more of them than the machine may have cores.</summary>
public sealed unsafe class WorkerPoolTests
{
    private const int Helpers = 5;
    private const int IsBackground = 7;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1, 1), InlineData(2, 2), InlineData(7, 3), InlineData(63, 6), InlineData(64, 2), InlineData(64, 6), InlineData(64, 64)]
    public void Every_item_is_done_once_by_a_participant(int items, int participants)
    {
        var pool = new WorkerPool(Helpers);
        for (int repetition = 0; repetition < 200; repetition++)
        {
            var work = new Work { Count = items };
            pool.RunTogether(&Body, &work, items, participants);
            for (int item = 0; item < items; item++)
            {
                Assert.Equal(1, work.Done[item]);
                Assert.InRange(work.Participant[item], 0, participants - 1);
            }
        }

        static void Body(void* context, int item, int participant)
        {
            var work = (Work*)context;
            Interlocked.Increment(ref work->Done[item]);
            work->Participant[item] = participant;
        }
    }

    [Fact]
    public void All_helpers_take_part()
    {
        var pool = new WorkerPool(Helpers);
        var work = new Work { Count = Helpers + 1 };
        pool.RunTogether(&MeetTheOthers, &work, work.Count, work.Count);
        Assert.Equal(Enumerable.Range(0, Helpers + 1), Participants(work).Order());
    }

    [Fact]
    public void Helpers_are_background_threads()
    {
        var pool = new WorkerPool(1);
        var work = new Work { Count = 2 };
        pool.RunTogether(&Body, &work, 2, 2);
        int helper = Array.IndexOf(Participants(work), 1);
        Assert.Equal(IsBackground, Dones(work)[helper]);

        static void Body(void* context, int item, int participant)
        {
            MeetTheOthers(context, item, participant);
            if (Thread.CurrentThread.IsBackground)
                ((Work*)context)->Done[item] = IsBackground;
        }
    }

    [Fact]
    public void Helpers_that_have_nothing_to_do_fall_asleep_and_are_woken()
    {
        var pool = new WorkerPool(Helpers);
        for (int repetition = 0; repetition < 3; repetition++)
        {
            All_take_part(pool);
            Assert.True(SpinWait.SpinUntil(() => pool.Asleep == Helpers, _patience));
        }

        Assert.Equal(Helpers, pool.Workers);
    }

    [Fact]
    public void What_a_helper_throws_reaches_the_caller_and_the_next_call_works()
    {
        var pool = new WorkerPool(Helpers);
        for (int repetition = 0; repetition < 20; repetition++)
        {
            var work = new Work { Count = Helpers + 1, Thrower = repetition % (Helpers + 1) };
            InvalidOperationException? thrown = null;
            try
            {
                pool.RunTogether(&Body, &work, work.Count, work.Count);
            }
            catch (InvalidOperationException exception)
            {
                thrown = exception;
            }

            Assert.Equal(FormattableString.Invariant($"participant {work.Thrower}"), thrown?.Message);
            Assert.Contains(nameof(Body), thrown!.StackTrace, StringComparison.Ordinal);
            All_take_part(pool);
        }

        static void Body(void* context, int item, int participant)
        {
            MeetTheOthers(context, item, participant);
            if (participant == ((Work*)context)->Thrower)
                throw new InvalidOperationException(FormattableString.Invariant($"participant {participant}"));
        }
    }

    [Fact]
    public void After_a_failure_nobody_begins_another_item()
    {
        var pool = new WorkerPool(Helpers);
        var work = new Work { Count = 64 };
        bool failed = false;
        try
        {
            pool.RunTogether(&Body, &work, 64, 2);
        }
        catch (InvalidOperationException)
        {
            failed = true;
        }

        Assert.True(failed);
        Assert.InRange(Dones(work).Sum(), 1, 2);

        static void Body(void* context, int item, int participant)
        {
            ((Work*)context)->Done[item] = 1;
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Calls_nest()
    {
        _nested = new WorkerPool(Helpers);
        for (int repetition = 0; repetition < 50; repetition++)
        {
            var work = new Work { Count = 8 };
            _nested.RunTogether(&Outer, &work, 8, 4);
            Assert.All(Dones(work), done => Assert.Equal(8, done));
        }

        static void Outer(void* context, int item, int participant)
        {
            var inner = new Work { Count = 8 };
            _nested!.RunTogether(&Inner, &inner, 8, 4);
            for (int i = 0; i < 8; i++)
                Interlocked.Add(ref ((Work*)context)->Done[item], inner.Done[i]);
        }

        static void Inner(void* context, int item, int participant) => Interlocked.Increment(ref ((Work*)context)->Done[item]);
    }

    [Fact]
    public void Several_threads_call_at_once()
    {
        var pool = new WorkerPool(Helpers);
        Exception? failure = null;
        Thread[] callers = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            try
            {
                for (int repetition = 0; repetition < 500; repetition++)
                {
                    var work = new Work { Count = 16 };
                    pool.RunTogether(&Body, &work, 16, 4);
                    Assert.All(Dones(work), done => Assert.Equal(1, done));
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }))];
        foreach (Thread caller in callers)
            caller.Start();
        foreach (Thread caller in callers)
            caller.Join();
        Assert.Null(failure);

        static void Body(void* context, int item, int participant) => Interlocked.Increment(ref ((Work*)context)->Done[item]);
    }


    private static WorkerPool? _nested;

    private static void All_take_part(WorkerPool pool)
    {
        var work = new Work { Count = Helpers + 1 };
        pool.RunTogether(&MeetTheOthers, &work, work.Count, work.Count);
        Assert.All(Dones(work), done => Assert.Equal(1, done));
    }

    // An item that ends when as many participants as there are items have one each.
    private static void MeetTheOthers(void* context, int item, int participant)
    {
        var work = (Work*)context;
        work->Participant[item] = participant;
        work->Done[item] = 1;
        Interlocked.Increment(ref work->Met);
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref work->Met) >= work->Count, _patience))
            throw new TimeoutException();
    }

    private static int[] Participants(Work work) => new ReadOnlySpan<int>(work.Participant, work.Count).ToArray();

    private static int[] Dones(Work work) => new ReadOnlySpan<int>(work.Done, work.Count).ToArray();

    private struct Work
    {
        public int Count;
        public int Thrower;
        public int Met;
        public fixed int Done[64];
        public fixed int Participant[64];
    }
}
