using System.Numerics;
using System.Reflection;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests;

/// <summary>What must hold of each stage of a composite, written once over the composite and the stage.</summary>
internal abstract class CompositeChecks
{
    public abstract void Parameters();

    public abstract void CanonicalOrder();

    public abstract void InPlace();

    public abstract void Gradient();

    public abstract void Allocations();
}

/// <inheritdoc />
/// <typeparam name="TComposite">The network with stages.</typeparam>
/// <typeparam name="T">Its precision.</typeparam>
internal sealed class CompositeChecks<TComposite, T> : CompositeChecks
    where TComposite : class, INetwork<TComposite, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate Span<T> PartOf(Span<T> storage);

    public override void Parameters() => ForEachStage(new EachParameters());

    public override void CanonicalOrder() => ForEachStage(new EachCanonicalOrder());

    public override void InPlace() => ForEachStage(new EachInPlace());

    public override void Gradient() => ForEachStage(new EachGradient());

    public override void Allocations() => ForEachStage(new EachAllocations());

    private static void ForEachStage(IEach each)
    {
        IReadOnlyList<Type> stages = DeclaredArchitecture.StagesOf(typeof(TComposite));
        for (int i = 0; i < stages.Count; i++)
        {
            string name = stages.Count(other => other == stages[i]) == 1 ? stages[i].Name : stages[i].Name + (stages.Take(i).Count(other => other == stages[i]) + 1);
            MethodInfo run = each.GetType().GetMethod(nameof(IEach.Run))!.MakeGenericMethod(stages[i]);
            run.Invoke(each, BindingFlags.DoNotWrapExceptions, null, [name, i], null);
        }
    }

    private static TStage Get<TStage>(TComposite network, string name)
        where TStage : class => (TStage)typeof(TComposite).GetProperty(name)!.GetValue(network)!;

    private static PartOf GetPartOf(string name) => typeof(TComposite).GetMethod(name + "In")!.CreateDelegate<PartOf>();

    private static T[] Canonical<TNetwork>(ReadOnlySpan<T> storage)
        where TNetwork : class, INetwork<TNetwork, T>
    {
        T[] canonical = new T[TNetwork.ParameterCount];
        TNetwork.Unpack(storage, canonical);
        return canonical;
    }

    private static T[] Values(int length, int seed) => [.. Enumerable.Range(0, length).Select(i => T.CreateChecked(Math.Sin(seed + i)))];

    private interface IEach
    {
        void Run<TStage>(string name, int index)
            where TStage : class, INetwork<TStage, T>;
    }

    private sealed class EachParameters : IEach
    {
        public void Run<TStage>(string name, int index)
            where TStage : class, INetwork<TStage, T>
        {
            TComposite network = TComposite.Create(1);
            TStage stage = Get<TStage>(network, name);
            Assert.Same(stage, Get<TStage>(network, name));
            Assert.NotSame(stage, Get<TStage>(TComposite.Create(1), name));
            Assert.Equal(TStage.StorageSize, stage.Parameters.Length);
            Assert.True(network.Parameters.Overlaps(stage.Parameters, out int start));
            Assert.InRange(start, 0, TComposite.StorageSize - TStage.StorageSize);
            Assert.True(GetPartOf(name)(network.Parameters) == stage.Parameters, $"{typeof(TComposite).Name}.{name}In is another part than the stage's.");

            T[] wrong = new T[TComposite.StorageSize + 1];
            var exception = Assert.Throws<ArgumentException>(() => { GetPartOf(name)(wrong); });
            Assert.StartsWith($"{typeof(TComposite).Name}.{name}In: storage has {wrong.Length} values, ", exception.Message, StringComparison.Ordinal);
        }
    }

    private sealed class EachCanonicalOrder : IEach
    {
        public void Run<TStage>(string name, int index)
            where TStage : class, INetwork<TStage, T>
        {
            TComposite network = TComposite.Create(1);
            T[] canonical = Values(TComposite.ParameterCount, 1);
            TComposite.Pack(canonical, network.Parameters);
            int before = ParametersBefore(index);
            Assert.Equal(canonical[before..(before + TStage.ParameterCount)], Canonical<TStage>(Get<TStage>(network, name).Parameters));
        }

        // Of the entries in front of the stage.
        private static int ParametersBefore(int stage)
        {
            int before = 0, seen = 0, units = 0;
            foreach (CustomAttributeData entry in typeof(TComposite).GetCustomAttributesData().Where(a => a.AttributeType.Name.StartsWith("LayerAttribute", StringComparison.Ordinal)))
            {
                if (entry.AttributeType.IsGenericType)
                {
                    if (seen++ == stage)
                        return before;

                    ReferenceNetwork inner = DeclaredArchitecture.Of(entry.AttributeType.GenericTypeArguments[0]);
                    before += inner.ParameterCount;
                    units = inner.OutputSize;
                    continue;
                }

                int own = (int)entry.ConstructorArguments[0].Value!;
                if (units > 0)
                {
                    bool bias = (bool?)entry.NamedArguments.SingleOrDefault(a => a.MemberName == "Bias").TypedValue.Value
                        ?? typeof(TComposite).GetCustomAttribute<NetworkAttribute>()?.Bias ?? true;
                    before += (units * own) + (bias ? own : 0);
                }

                units = own;
            }

            throw new InvalidOperationException("There is no such stage.");
        }
    }

    private sealed class EachInPlace : IEach
    {
        public void Run<TStage>(string name, int index)
            where TStage : class, INetwork<TStage, T>
        {
            TComposite network = TComposite.Create(1);
            TStage stage = Get<TStage>(network, name);
            TStage alone = TStage.Create(2);
            T[] input = Values(TStage.InputSize, 3), target = Values(TStage.OutputSize, 4), output = new T[TStage.OutputSize], expected = new T[TStage.OutputSize];
            T rate = T.CreateChecked(0.0625);

            // What the stage gives is what an instance of its own with the same parameters gives, bit for bit.
            AssertAgree();

            // Training the network trains the stage; not from everywhere: units may be off, and weights may start at 0.
            bool isTrained = false;
            for (int start = 0; start < 20 && !isTrained; start++)
            {
                TComposite.Pack([.. Values(TComposite.ParameterCount, start).Select(value => value * T.CreateChecked(0.25))], network.Parameters);
                T[] before = stage.Parameters.ToArray();
                network.TrainStep(Values(TComposite.InputSize, 5), Values(TComposite.OutputSize, 6), rate);
                isTrained = !stage.Parameters.SequenceEqual(before);
            }

            Assert.True(isTrained, $"{typeof(TComposite).Name} does not train {name}.");
            AssertAgree();

            // Training the stage trains the network, and nothing of it but the stage.
            T[] whole = network.Parameters.ToArray();
            alone.TrainStep(input, target, rate);
            stage.TrainStep(input, target, rate);
            Assert.Equal(alone.Parameters.ToArray(), stage.Parameters.ToArray());
            alone.Parameters.CopyTo(GetPartOf(name)(whole));
            Assert.Equal(whole, network.Parameters.ToArray());

            void AssertAgree()
            {
                stage.Parameters.CopyTo(alone.Parameters);
                stage.Forward(input, output);
                alone.Forward(input, expected);
                Assert.Equal(expected, output);
            }
        }
    }

    private sealed class EachGradient : IEach
    {
        public void Run<TStage>(string name, int index)
            where TStage : class, INetwork<TStage, T>
        {
            TComposite network = TComposite.Create(1);
            T[] gradient = new T[TComposite.StorageSize];
            network.Backward(Values(TComposite.InputSize, 5), Values(TComposite.OutputSize, 6), gradient);
            T[] canonical = Canonical<TComposite>(gradient), part = Canonical<TStage>(GetPartOf(name)(gradient));

            // Where the canonical order has the stage: found by its parameters, which all differ.
            T[] parameters = Values(TComposite.ParameterCount, 1);
            TComposite.Pack(parameters, network.Parameters);
            int before = Array.IndexOf(parameters, Canonical<TStage>(Get<TStage>(network, name).Parameters)[0]);
            Assert.Equal(canonical[before..(before + TStage.ParameterCount)], part);
        }
    }

    private sealed class EachAllocations : IEach
    {
        public void Run<TStage>(string name, int index)
            where TStage : class, INetwork<TStage, T>
        {
            Func<TComposite, TStage> get = typeof(TComposite).GetProperty(name)!.GetMethod!.CreateDelegate<Func<TComposite, TStage>>();
            get(TComposite.Create(1));
            TComposite network = TComposite.Create(1);
            long start = GC.GetAllocatedBytesForCurrentThread();
            get(network);
            long first = GC.GetAllocatedBytesForCurrentThread() - start;

            // The object alone, whatever the stage's size.
            Assert.InRange(first, 1, 160);
            start = GC.GetAllocatedBytesForCurrentThread();
            get(network);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
        }
    }
}
