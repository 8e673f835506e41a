using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <content>How a step processes the memory, on one thread or several.</content>
public abstract unsafe partial class OptimizerState<T>
{
    // Less work takes no longer than starting other threads: a microsecond.
    private const int MinElementsPerItem = 8192;

    // What fits in a core's nearest cache of everything a step reads, so that several passes over a piece read memory once.
    private const int Piece = 2048;

    // Items end at whole vectors of any width.
    private const int Grain = 16;

    // The 10⁻⁶ of PyTorch's clip_grad_norm_.
    private const double NormEpsilon = 1e-6;

    private void StepIn(
        ReadOnlySpan<StorageRange> ranges, Span<T> parameters, Span<T> gradient, double learningRate, int degreeOfParallelism, double gradientScale)
    {
        Steps++;
        int total = 0;
        foreach (StorageRange range in ranges)
        {
            total += range.Length;
        }

        double limit = Optimizer.ClipValue ?? double.PositiveInfinity;
        fixed (StorageRange* r = ranges)
        fixed (T* p = parameters, g = gradient)
        {
            // Divided by the number of elements alone, so the norm has the same bits on any number of threads.
            var work = new Work
            {
                State = this,
                Parameters = p,
                Gradient = g,
                Ranges = r,
                RangeCount = ranges.Length,
                Total = total,
                Items = Math.Clamp(total / MinElementsPerItem, 1, Job.MaxItems),
                Rate = learningRate,
            };
            double shrink = 1;
            if (Optimizer.ClipNorm is { } longest)
            {
                shrink = ShrinkOf(Norm(ref work, degreeOfParallelism, gradientScale, limit), longest);
            }

            work.Prepares = Optimizer.ClipValue is not null || Optimizer.L1 > 0 || Optimizer.L2 > 0 || (!IsFused && gradientScale * shrink != 1);
            work.Terms = new GradientTerms(gradientScale, limit, shrink, Optimizer.L1, Optimizer.L2);
            BeginStep(learningRate);
            BeginFused(learningRate, work.Prepares ? 1 : gradientScale * shrink);
            work.Run(&UpdateItem, degreeOfParallelism);
        }
    }

    // Elements that are infinite or NaN stay so, and the others become 0: gaps stay 0, and the loss reveals the problem.
    private static double ShrinkOf(double norm, double longest) => double.IsFinite(norm) ? Math.Min(1, longest / (norm + NormEpsilon)) : 0;

    private static double Norm(ref Work work, int degreeOfParallelism, double scale, double limit)
    {
        double* sums = stackalloc double[Job.MaxItems];
        work.Squares = new SquareSum(scale, limit);
        work.Sums = sums;
        work.Run(&SumItem, degreeOfParallelism);
        double sum = 0;
        for (int item = 0; item < work.Items; item++)
        {
            sum += sums[item];
        }

        return double.IsFinite(sum) ? Math.Sqrt(sum) : LargeNorm(ref work, scale, limit);
    }

    // Squares have overflowed, or a value is not finite: compute relative to the largest.
    private static double LargeNorm(ref Work work, double scale, double limit)
    {
        double largest = 0, sum = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int r = 0; r < work.RangeCount; r++)
            {
                for (int i = work.Ranges[r].Start; i < work.Ranges[r].End; i++)
                {
                    double g = Math.Clamp(double.CreateTruncating(work.Gradient[i]) * scale, -limit, limit);
                    if (!double.IsFinite(g))
                    {
                        return g;
                    }

                    largest = pass == 0 ? Math.Max(largest, Math.Abs(g)) : largest;
                    sum += pass == 0 ? 0 : g / largest * (g / largest);
                }
            }
        }

        return largest * Math.Sqrt(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateItem(void* context, int item, int participant)
    {
        ref Work work = ref Unsafe.AsRef<Work>(context);
        OptimizerState<T> state = work.State;
        bool isFused = state.IsFused;
        for (int place = work.Cut(item); work.TryTake(ref place, work.Cut(item + 1), out int start, out int length);)
        {
            var parameters = new Span<T>(work.Parameters + start, length);
            var gradient = new Span<T>(work.Gradient + start, length);
            if (work.Prepares)
            {
                GradientTerms terms = work.Terms;
                Elementwise.Run(ref terms, ref parameters[0], ref gradient[0], ref parameters[0], ref parameters[0], length);
            }

            state.Update(parameters, gradient, start, work.Rate);
            if (!isFused)
            {
                gradient.Clear();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumItem(void* context, int item, int participant)
    {
        ref Work work = ref Unsafe.AsRef<Work>(context);
        SquareSum squares = work.Squares;
        for (int place = work.Cut(item); work.TryTake(ref place, work.Cut(item + 1), out int start, out int length);)
        {
            ref T gradient = ref *(work.Gradient + start);
            Elementwise.Run(ref squares, ref gradient, ref gradient, ref gradient, ref gradient, length);
        }

        work.Sums[item] = squares.Total;
    }

    // The data shared by the threads of a step. It is on the stack of the calling thread, which waits for the others.
    private struct Work
    {
        public OptimizerState<T> State;
        public T* Parameters;
        public T* Gradient;
        public StorageRange* Ranges;
        public int RangeCount;
        public int Total;
        public int Items;
        public double Rate;
        public bool Prepares;
        public GradientTerms Terms;
        public SquareSum Squares;
        public double* Sums;

        public void Run(delegate*<void*, int, int, void> body, int degreeOfParallelism)
        {
            if (Total > 0)
            {
                WorkerPool.Run(body, Unsafe.AsPointer(ref this), Items, Math.Min(degreeOfParallelism, Items));
            }
        }

        // The start of an item, counted over all ranges.
        public readonly int Cut(int item) => item == Items ? Total : (int)((long)Total * item / Items / Grain * Grain);

        // Returns the next piece of an item within one range, and moves `place` past it.
        public readonly bool TryTake(ref int place, int end, out int start, out int length)
        {
            int before = 0;
            for (int r = 0; r < RangeCount && place < end; r++)
            {
                StorageRange range = Ranges[r];
                if (place < before + range.Length)
                {
                    start = range.Start + place - before;
                    length = Math.Min(Math.Min(end - place, Piece), range.End - start);
                    place += length;
                    return true;
                }

                before += range.Length;
            }

            start = length = 0;
            return false;
        }
    }
}
