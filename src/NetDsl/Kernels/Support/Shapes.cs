using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// The length checks at the start of generated members, and their messages. Throwing is kept out of line, so that a
/// check costs only a comparison. Part of the support for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shapes
{
    /// <summary>Throws unless the argument has the required length.</summary>
    /// <param name="actual">The argument's length.</param>
    /// <param name="expected">The required length.</param>
    /// <param name="member">The network and member, <c>Streetlights.Forward</c>.</param>
    /// <param name="argument">The parameter's name.</param>
    /// <param name="rule">What the network does with such values, for the message: <c>the network takes 3</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int actual, int expected, string member, string argument, string rule)
    {
        if (actual != expected)
        {
            Throw(actual, member, argument, rule);
        }
    }

    /// <summary>The number of rows in a batch; throws if the two spans do not have the same number of whole rows.</summary>
    /// <returns>The number of rows.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int inputs, int inputSize, int others, int otherSize, string member, string argument)
    {
        int rows = inputs / inputSize;
        if (rows * inputSize != inputs || (long)rows * otherSize != others)
        {
            ThrowRows(inputs, inputSize, others, otherSize, member, argument);
        }

        return rows;
    }

    /// <summary>Like <see cref="Rows"/>, but throws if there are no rows: the mean loss of nothing is undefined.</summary>
    /// <returns>The number of rows, at least 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TrainingRows(int inputs, int inputSize, int others, int otherSize, string member, string argument)
    {
        int rows = Rows(inputs, inputSize, others, otherSize, member, argument);
        if (rows == 0)
        {
            throw new ArgumentException($"{member}: inputs is empty, training takes at least one row of {Values(inputSize)}", nameof(inputs));
        }

        return rows;
    }

    /// <summary>Throws unless there is at least one step.</summary>
    public static void CheckSteps(int steps, string member)
    {
        if (steps < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"{member}: steps is {steps}, training takes at least 1");
        }
    }

    /// <summary>Throws unless the rate is one that an optimizer would accept too: NaN would ruin every weight in one step.</summary>
    /// <param name="learningRate">The rate.</param>
    /// <param name="member">The network and member, <c>Digits.TrainStep</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLearningRate(float learningRate, string member)
    {
        if (!(learningRate >= 0 && learningRate <= float.MaxValue))
        {
            ThrowLearningRate(learningRate, member);
        }
    }

    /// <inheritdoc cref="CheckLearningRate(float, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLearningRate(double learningRate, string member)
    {
        if (!(learningRate >= 0 && learningRate <= double.MaxValue))
        {
            ThrowLearningRate(learningRate, member);
        }
    }

    /// <summary>Throws unless at least one thread may take part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckDegree(int degreeOfParallelism, string member)
    {
        if (degreeOfParallelism < 1)
        {
            ThrowDegree(degreeOfParallelism, member);
        }
    }

    /// <summary>The divisor of the summed gradient of <paramref name="rows"/> rows in a step.</summary>
    /// <returns>1 for a sum, the number of rows for a mean.</returns>
    public static int Divisor(Reduction reduction, int rows, string member) => reduction switch
    {
        Reduction.Mean => rows,
        Reduction.Sum => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, $"{member}: {(int)reduction} is no reduction, it is Mean or Sum"),
    };

    /// <summary>Throws unless the index is that of a class.</summary>
    /// <param name="index">The index.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="member">The network and member, <c>Digits.TrainStep</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckClass(int index, int classes, string member)
    {
        if ((uint)index >= (uint)classes)
        {
            ThrowClass("targetClass", index, classes, member, "targetClass");
        }
    }

    /// <summary>Throws unless all indices are those of classes.</summary>
    /// <param name="indices">An index per example.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="member">The network and member, <c>Digits.TrainEpoch</c>.</param>
    public static void CheckClasses(ReadOnlySpan<int> indices, int classes, string member)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)classes)
            {
                ThrowClass(FormattableString.Invariant($"targetClasses[{i}]"), indices[i], classes, member, "targetClasses");
            }
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowClass(string what, int index, int classes, string member, string argument) => throw new ArgumentException(
        FormattableString.Invariant($"{member}: {what} is {index}, the network's {classes} classes are 0 to {classes - 1}"), argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(int actual, string member, string argument, string rule) =>
        throw new ArgumentException($"{member}: {argument} has {Values(actual)}, {rule}", argument);

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowRows(int inputs, int inputSize, int others, int otherSize, string member, string argument)
    {
        if (inputs % inputSize != 0)
        {
            throw new ArgumentException($"{member}: inputs has {Values(inputs)}, which is no whole number of rows of {inputSize}", nameof(inputs));
        }

        if (others % otherSize != 0)
        {
            throw new ArgumentException($"{member}: {argument} has {Values(others)}, which is no whole number of rows of {otherSize}", argument);
        }

        int rows = inputs / inputSize;
        throw new ArgumentException(
            $"{member}: {argument} has {Values(others)}, {Counted.Of(others / otherSize, "row")} of {otherSize}, but inputs has {Counted.Of(rows, "row")} of {inputSize}, " +
            $"which {(rows == 1 ? "needs" : "need")} {Values((long)rows * otherSize)}",
            argument);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowLearningRate<T>(T learningRate, string member)
        where T : unmanaged => throw new ArgumentOutOfRangeException(
        nameof(learningRate), learningRate, FormattableString.Invariant($"{member}: learningRate is {learningRate}, it is finite and not negative"));

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowDegree(int degreeOfParallelism, string member) => throw new ArgumentOutOfRangeException(
        nameof(degreeOfParallelism),
        degreeOfParallelism,
        FormattableString.Invariant($"{member}: degreeOfParallelism is {degreeOfParallelism}, it takes at least 1 thread; Environment.ProcessorCount has the number of cores"));

    private static string Values(long count) => Counted.Of(count, "value");
}
