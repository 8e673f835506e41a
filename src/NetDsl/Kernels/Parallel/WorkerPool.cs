using System.Runtime.ExceptionServices;

namespace NetDsl.Kernels;

/// <summary>
/// The threads that help with batches, shared by all networks of a process: at most one fewer than there are cores,
/// started when first needed.
/// </summary>
/// <remarks>
/// The caller takes part and can do everything alone. It does not wait for workers that are busy elsewhere, or late,
/// but only for items that they have begun; so calls may come from any number of threads, and from within a job.
/// </remarks>
internal sealed unsafe class WorkerPool(int capacity)
{
    // A few microseconds; a worker that has not finished by then may need this core.
    private const int SpinsBeforeYield = 100;

    private readonly object _growing = new();
    private Worker[] _workers = [];

    private static WorkerPool Shared { get; } = new(Math.Min(Environment.ProcessorCount, Job.MaxItems) - 1);

    /// <summary>The number of threads started.</summary>
    internal int Workers => Volatile.Read(ref _workers).Length;

    /// <summary>The number of them that are asleep.</summary>
    internal int Asleep => Volatile.Read(ref _workers).Count(worker => worker.IsAsleep);

    /// <summary>Processes the items of a job on the calling thread and on workers, and returns when all are done.</summary>
    /// <param name="body">Processes an item: it receives the context, the item and the participant, of which the caller is number 0.</param>
    /// <param name="context">The data shared by the items.</param>
    /// <param name="items">The number of items, at least 1 and at most <see cref="Job.MaxItems"/>.</param>
    /// <param name="participants">The maximum number of threads, no more than there are items.</param>
    public static void Run(delegate*<void*, int, int, void> body, void* context, int items, int participants)
    {
        if (participants > 1)
        {
            Shared.RunTogether(body, context, items, participants);
            return;
        }

        for (int item = 0; item < items; item++)
        {
            body(context, item, 0);
        }
    }

    /// <summary>The same with at least one worker, if one is free.</summary>
    internal void RunTogether(delegate*<void*, int, int, void> body, void* context, int items, int participants)
    {
        Worker[] workers = Volatile.Read(ref _workers);
        if (workers.Length < Math.Min(participants - 1, capacity))
        {
            workers = Grow(Math.Min(participants - 1, capacity));
        }

        var job = new Job(body, context, items, participants);
        ulong hired = 0;
        Exception? failure = null;
        try
        {
            try
            {
            }
            finally
            {
                // In a finally block, which an aborted thread completes: no worker may be hired without being recorded.
                Hire(workers, &job, participants - 1, ref hired);
            }

            job.Work(0);
        }
        finally
        {
            // Whatever happens, the job is on this stack, which must not be left while others refer to it.
            Await(workers, hired, &job);
            failure = job.TakeFailure();
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    // The free workers, up to a number; a bit for each.
    private static void Hire(Worker[] workers, Job* job, int number, ref ulong hired)
    {
        int participant = 1;
        for (int i = 0; i < workers.Length && participant <= number; i++)
        {
            if (workers[i].TryHire(job, participant, out bool asleep))
            {
                hired |= 1UL << i;
                participant++;
                if (asleep)
                {
                    workers[i].Wake();
                }
            }
        }
    }

    // Nothing is left to take: workers that have not begun are released, the others finish what they have taken.
    private static void Await(Worker[] workers, ulong hired, Job* job)
    {
        int begun = 0;
        for (int i = 0; i < workers.Length; i++)
        {
            if ((hired & (1UL << i)) != 0 && !workers[i].TryDismiss(job))
            {
                begun++;
            }
        }

        // Neither call can be interrupted, as one that sleeps or blocks could: an exception here would free memory
        // that the workers are still writing to. An interrupt stays pending until the caller blocks somewhere.
        for (int turn = 0; job->Finished < begun; turn++)
        {
            if (turn < SpinsBeforeYield)
            {
                Thread.SpinWait(16);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private Worker[] Grow(int count)
    {
        lock (_growing)
        {
            // One by one: if a thread cannot be started, those before it are not lost.
            while (_workers.Length < count)
            {
                Volatile.Write(ref _workers, [.. _workers, new Worker(_workers.Length + 1)]);
            }

            return _workers;
        }
    }
}
