using System.Diagnostics;

namespace NetDsl.Kernels;

/// <summary>
/// A thread that helps with jobs. After a job it spins for a moment waiting for the next one, since batches come in series;
/// then it sleeps until it is woken. It never keeps a process alive.
/// </summary>
internal sealed unsafe class Worker
{
    private const nint Idle = 0;
    private const nint Asleep = 1;
    private const nint Taken = 2;
    private const nint Working = 3;

    // Long beside the gap between two phases of a batch, short beside the 4 ms for which systems schedule a thread.
    private static readonly long _lookOut = Stopwatch.Frequency / 10_000;

    private readonly object _bed = new();
    private nint _state; // one of the constants, or the address of a job that is waiting for this worker
    private int _participant;

    public Worker(int number)
    {
        var thread = new Thread(Live) { IsBackground = true, Name = FormattableString.Invariant($"NetDsl worker {number}") };

        // Unsafe: the caller's execution context, such as its culture, must not flow to the worker.
        thread.UnsafeStart();
    }

    /// <summary>Whether the worker is asleep.</summary>
    internal bool IsAsleep => Volatile.Read(ref _state) == Asleep;

    /// <summary>Gives the worker a job, if it has none; a worker that is asleep has to be woken for it.</summary>
    public bool TryHire(Job* job, int participant, out bool asleep)
    {
        nint state = Volatile.Read(ref _state);
        asleep = state == Asleep;
        if (state is not (Idle or Asleep) || Interlocked.CompareExchange(ref _state, Taken, state) != state)
        {
            return false;
        }

        _participant = participant;
        Volatile.Write(ref _state, (nint)job);
        return true;
    }

    /// <summary>Wakes the worker. An interrupt of the calling thread cannot prevent it, and stays pending.</summary>
    public void Wake()
    {
        bool isInterrupted = false, isAwake = false;
        while (!isAwake)
        {
            try
            {
                lock (_bed)
                {
                    Monitor.Pulse(_bed);
                    isAwake = true;
                }
            }
            catch (ThreadInterruptedException)
            {
                // A worker that was hired but not woken would sleep forever.
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    /// <summary>Takes back a job that the worker has not begun; if this fails, the worker has begun it and will finish it.</summary>
    public bool TryDismiss(Job* job) => Interlocked.CompareExchange(ref _state, Idle, (nint)job) == (nint)job;

    private void Live()
    {
        while (true)
        {
            var job = (Job*)AwaitJob();
            if (Interlocked.CompareExchange(ref _state, Working, (nint)job) == (nint)job)
            {
                // Not read earlier: the job may have been taken back since, and another put at the same address.
                job->Work(_participant);

                // In this order: whoever waits for the end of the job finds the worker free for the next one.
                Volatile.Write(ref _state, Idle);
                job->Finish();
            }
        }
    }

    private nint AwaitJob()
    {
        while (true)
        {
            long end = Stopwatch.GetTimestamp() + _lookOut;
            do
            {
                for (int i = 0; i < 16; i++)
                {
                    nint state = Volatile.Read(ref _state);
                    if ((nuint)state > (nuint)Working)
                    {
                        return state;
                    }

                    Thread.SpinWait(4);
                }
            }
            while (Stopwatch.GetTimestamp() < end);

            if (Interlocked.CompareExchange(ref _state, Asleep, Idle) == Idle)
            {
                Sleep();
            }
        }
    }

    // Until there is something to do. A custom activation may have kept a reference to this thread and interrupt it: that must not
    // end it, as an exception here would end the process.
    private void Sleep()
    {
        while (Volatile.Read(ref _state) == Asleep)
        {
            try
            {
                lock (_bed)
                {
                    while (Volatile.Read(ref _state) == Asleep)
                    {
                        Monitor.Wait(_bed);
                    }
                }
            }
            catch (ThreadInterruptedException)
            {
                // Nobody else waits for it.
            }
        }
    }
}
