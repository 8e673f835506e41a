using System.Reflection;
using Xunit;

namespace NetDsl.Testing;

public sealed partial class NetworkChecks<TSelf, T>
{
    /// <inheritdoc />
    public override void Sizes()
    {
        ReferenceNetwork reference = NewReference();
        Assert.Equal(typeof(T), DeclaredArchitecture.PrecisionOf(typeof(TSelf)) == Precision.Double ? typeof(double) : typeof(float));
        Assert.Equal(reference.InputSize, TSelf.InputSize);
        Assert.Equal(reference.OutputSize, TSelf.OutputSize);
        Assert.Equal(reference.ParameterCount, TSelf.ParameterCount);
        Assert.True(TSelf.StorageSize >= TSelf.ParameterCount);
        Assert.Equal(TSelf.StorageSize, TSelf.Create(0).Parameters.Length);

        AssertConstant("InputSize", TSelf.InputSize);
        AssertConstant("OutputSize", TSelf.OutputSize);
        AssertConstant("ParameterCount", TSelf.ParameterCount);
        AssertConstant("StorageSize", TSelf.StorageSize);

        // Forward takes its inputs one by one up to 16 of them (and returns up to 256 outputs), and not beyond.
        bool takesValues = typeof(TSelf).GetMethods()
            .Any(method => method.Name == "Forward" && method.GetParameters().All(parameter => parameter.ParameterType == typeof(T)));
        Assert.Equal(NetworkProbe.HasNamedForward(reference.InputSize, reference.OutputSize), takesValues);

        static void AssertConstant(string name, int value)
        {
            FieldInfo? field = typeof(TSelf).GetField(name, BindingFlags.Public | BindingFlags.Static);
            Assert.True(field is { IsLiteral: true }, $"{typeof(TSelf).Name}.{name} is no public constant.");
            Assert.Equal(value, field.GetRawConstantValue());
        }
    }

    /// <inheritdoc />
    public override void PackAndUnpack()
    {
        // Whole numbers, so that each can be told from the others; all are exact in float.
        T[] canonical = Round(Enumerable.Range(1, TSelf.ParameterCount).Select(index => (double)index));
        T[] storage = new T[TSelf.StorageSize];
        Array.Fill(storage, T.NaN);
        TSelf.Pack(canonical, storage);

        T[] placed = [.. storage.Where(value => value != T.Zero).Order()];
        Assert.True(canonical.AsSpan().SequenceEqual(placed), $"{_name}: Pack does not give every parameter one place and the gaps zero.");

        T[] back = new T[TSelf.ParameterCount];
        TSelf.Unpack(storage, back);
        Assert.True(canonical.AsSpan().SequenceEqual(back), $"{_name}: Unpack does not undo Pack.");

        // What stands in a gap, as an optimiser might leave it there, does not come out.
        bool[] gaps = Gaps();
        for (int i = 0; i < storage.Length; i++)
            storage[i] = gaps[i] ? T.NaN : storage[i];
        TSelf.Unpack(storage, back);
        Assert.True(canonical.AsSpan().SequenceEqual(back), $"{_name}: Unpack reads a gap.");
    }

    /// <inheritdoc />
    public override void Views()
    {
        T[] canonical = Round(Enumerable.Range(1, TSelf.ParameterCount).Select(index => (double)index));
        TSelf network = TSelf.Create(0);
        TSelf.Pack(canonical, network.Parameters);
        Assert.Equal(canonical, _probe.Value.Views(network));

        Array.Reverse(canonical);
        _probe.Value.SetViews(network, canonical);
        Assert.Equal(Widen(canonical), Canonical(network.Parameters));
        AssertGapsAreZero(network.Parameters, "the storage, once written through the views,");
    }

    /// <inheritdoc />
    public override void InitialParameters()
    {
        ReferenceNetwork reference = NewReference();
        foreach (int seed in (int[])[0, 1, 7, int.MaxValue])
        {
            T[] expected = Round(ReferenceInitializer.Draw(reference, seed));
            TSelf network = TSelf.Create(seed);
            Assert.Equal(Widen(expected), Canonical(network.Parameters));
            AssertGapsAreZero(network.Parameters, "a new network");
        }

        TSelf byDefault = Activator.CreateInstance<TSelf>();
        Assert.Equal(Canonical(TSelf.Create(DeclaredArchitecture.SeedOf(typeof(TSelf))).Parameters), Canonical(byDefault.Parameters));

        if (reference.Layers.Any(layer => layer.Initializer != Initializer.Zeros))
            Assert.NotEqual(Canonical(TSelf.Create(1).Parameters), Canonical(TSelf.Create(2).Parameters));

        Assert.Throws<ArgumentOutOfRangeException>(() => TSelf.Create(-1));
    }
}
