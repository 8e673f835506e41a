using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Kernels;

/// <summary>
/// Spans that share memory: whatever is given, a call gives what it gives for spans of their own, or is an error that says so.
/// </summary>
public sealed class OverlapTests
{
    private const int Rows = 7;

    /// <summary>Every form of code: values as arguments or by reference, in registers or not, written out or in tiles, one layer or several.</summary>
    public static TheoryData<string> Networks => [.. _cases.Keys];

    private static readonly Dictionary<string, IOverlapCase> _cases = new()
    {
        ["3-4-1"] = new Case<Overlap_3_4_1>(),
        ["4-4-4"] = new Case<Overlap_4_4_4>(),
        ["4-4"] = new Case<Overlap_4_4>(),
        ["4-9-7-2"] = new Case<Overlap_4_9_7_2>(),
        ["40-3"] = new Case<Overlap_40_3>(),
        ["24-8-24"] = new Case<Overlap_24_8_24>(),
        ["64-64"] = new Case<Overlap_64_64>(),
        ["64-50-64"] = new Case<Overlap_64_50_64>(),
        ["33-20-5 classes"] = new Case<Overlap_33_20_5>(),
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void One_output_over_one_input(string network) => _cases[network].Forward();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_over_inputs_in_a_batch(string network) => _cases[network].ForwardBatch();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_over_parameters(string network) => _cases[network].OutputsOverParameters();

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_gradient_over_rows(string network) => _cases[network].GradientOverRows();

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_gradient_over_parameters(string network) => _cases[network].GradientOverParameters();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_on_parameters(string network) => _cases[network].RowsOfParameters();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_of_training_over_rows(string network) => _cases[network].OutputsOfTraining();

    [Theory]
    [MemberData(nameof(Networks))]
    public void Packing_in_place(string network) => _cases[network].Packing();

    [Fact]
    public void A_batch_in_place_works_where_it_is_said_to()
    {
        var network = new Overlap_4_4_4();
        var (expected, memory) = (new float[40], Waves(40));
        network.ForwardBatch(memory, expected);
        network.ForwardBatch(memory, memory, 2);
        Assert.Equal(expected, memory);

        var narrowing = new Overlap_4_9_7_2();
        (expected, memory) = (new float[20], Waves(40));
        narrowing.ForwardBatch(memory, expected);
        narrowing.ForwardBatch(memory, memory.AsSpan(0, 20));
        Assert.Equal(expected, memory[..20]);
    }

    [Fact]
    public void The_error_names_network_and_both_spans()
    {
        var network = new Overlap_4_4_4();
        float[] memory = new float[44];
        var exception = Assert.Throws<ArgumentException>(() => network.ForwardBatch(memory.AsSpan(0, 40), memory.AsSpan(4, 40)));
        Assert.StartsWith("Overlap_4_4_4.ForwardBatch: outputs shares memory with inputs, ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("outputs", exception.ParamName);

        exception = Assert.Throws<ArgumentException>(() => network.BackwardBatch(memory.AsSpan(0, 8), memory.AsSpan(8, 8), network.Parameters));
        Assert.StartsWith("Overlap_4_4_4.BackwardBatch: gradient shares memory with Parameters, ", exception.Message, StringComparison.Ordinal);

        exception = Assert.Throws<ArgumentException>(() => network.TrainBatch(network.Parameters[..8], memory.AsSpan(8, 8), 0.1f));
        Assert.StartsWith("Overlap_4_4_4.TrainBatch: Parameters shares memory with inputs, ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standardizer_works_in_place_and_refuses_what_is_shifted()
    {
        var scale = new Standardizer<float>([1, 2], [3, 4]);
        float[] memory = Waves(12), expected = new float[8];
        scale.Apply(memory.AsSpan(0, 8), expected);
        Assert.Throws<ArgumentException>(() => scale.Apply(memory.AsSpan(0, 8), memory.AsSpan(2, 8)));
        Assert.Throws<ArgumentException>(() => scale.Invert(memory.AsSpan(2, 8), memory.AsSpan(0, 8)));
        scale.Apply(memory.AsSpan(0, 8), memory.AsSpan(0, 8));
        Assert.Equal(expected, memory[..8]);
    }

    private static float[] Waves(int length) => [.. Enumerable.Range(0, length).Select(i => 0.3f * MathF.Sin(i))];

    private interface IOverlapCase
    {
        void Forward();

        void ForwardBatch();

        void OutputsOverParameters();

        void GradientOverRows();

        void GradientOverParameters();

        void RowsOfParameters();

        void OutputsOfTraining();

        void Packing();
    }

    private sealed class Case<TNetwork> : IOverlapCase
        where TNetwork : class, INetwork<TNetwork, float>, new()
    {
        private static readonly int _inputs = TNetwork.InputSize, _outputs = TNetwork.OutputSize, _storage = TNetwork.StorageSize;

        public void Forward()
        {
            var network = new TNetwork();
            Shifted(_inputs, _outputs, (memory, input, output) => network.Forward(memory.AsSpan(input, _inputs), memory.AsSpan(output, _outputs)), _outputs);
        }

        public void ForwardBatch()
        {
            var network = new TNetwork();
            int inputs = Rows * _inputs, outputs = Rows * _outputs;
            foreach (int degree in (int[])[1, 2])
            {
                Shifted(inputs, outputs, (memory, i, o) => network.ForwardBatch(memory.AsSpan(i, inputs), memory.AsSpan(o, outputs), degree), outputs);
            }

            // Many rows, which several threads share in blocks.
            int rows = 1030;
            Shifted(
                rows * _inputs, rows * _outputs,
                (memory, i, o) => network.ForwardBatch(memory.AsSpan(i, rows * _inputs), memory.AsSpan(o, rows * _outputs), 2), rows * _outputs, [-_outputs, -1, 0, 1, _inputs]);
        }

        public void OutputsOverParameters()
        {
            float[] inputs = Waves(Rows * _inputs);
            foreach (int rows in (int[])[1, Rows])
            {
                for (int start = 0; start + (rows * _outputs) <= _storage; start++)
                {
                    TNetwork network = new(), copy = Copy(network);
                    float[] expected = new float[rows * _outputs];
                    int at = start;
                    if (rows == 1)
                    {
                        copy.Forward(inputs.AsSpan(0, _inputs), expected);
                        Either(() => network.Forward(inputs.AsSpan(0, _inputs), network.Parameters.Slice(at, _outputs)), Check);
                    }
                    else
                    {
                        copy.ForwardBatch(inputs, expected);
                        Either(() => network.ForwardBatch(inputs, network.Parameters.Slice(at, Rows * _outputs)), Check);
                    }

                    void Check() => Assert.Equal(expected, network.Parameters.Slice(at, expected.Length).ToArray());
                }
            }
        }

        public void GradientOverRows()
        {
            var network = new TNetwork();
            float[] others = Waves(Rows * Math.Max(_inputs, _outputs));
            Shifted(_inputs, _storage, (m, i, g) => network.Backward(m.AsSpan(i, _inputs), others.AsSpan(0, _outputs), m.AsSpan(g, _storage)), _storage);
            Shifted(_outputs, _storage, (m, t, g) => network.Backward(others.AsSpan(0, _inputs), m.AsSpan(t, _outputs), m.AsSpan(g, _storage)), _storage);
            Shifted(
                Rows * _inputs, _storage,
                (m, i, g) => network.BackwardBatch(m.AsSpan(i, Rows * _inputs), others.AsSpan(0, Rows * _outputs), m.AsSpan(g, _storage)), _storage);
            Shifted(
                Rows * _outputs, _storage,
                (m, t, g) => network.BackwardBatch(others.AsSpan(0, Rows * _inputs), m.AsSpan(t, Rows * _outputs), m.AsSpan(g, _storage)), _storage);
        }

        public void GradientOverParameters()
        {
            float[] inputs = Waves(Rows * _inputs), targets = Waves(Rows * _outputs);
            TNetwork network = new(), copy = Copy(network);
            float[] expected = network.Parameters.ToArray();
            copy.Backward(inputs.AsSpan(0, _inputs), targets.AsSpan(0, _outputs), expected);
            Either(
                () => network.Backward(inputs.AsSpan(0, _inputs), targets.AsSpan(0, _outputs), network.Parameters),
                () => Assert.Equal(expected, network.Parameters.ToArray()));

            var another = new TNetwork();
            Assert.Throws<ArgumentException>(() => another.BackwardBatch(inputs, targets, another.Parameters));
        }

        public void RowsOfParameters()
        {
            float[] inputs = Waves(Rows * _inputs), targets = Waves(Rows * _outputs);
            for (int start = 0; start < _storage; start++)
            {
                int at = start;
                if (at + _inputs <= _storage)
                {
                    Trained((net, own) => net.TrainStep(own.Slice(at, _inputs), targets.AsSpan(0, _outputs), 0.1f));
                }

                if (at + _outputs <= _storage)
                {
                    Trained((net, own) => net.TrainStep(inputs.AsSpan(0, _inputs), own.Slice(at, _outputs), 0.1f));
                }

                if (at + (2 * _inputs) <= _storage)
                {
                    Trained((net, own) => net.TrainEpoch(own.Slice(at, 2 * _inputs), targets.AsSpan(0, 2 * _outputs), 0.1f));
                    Trained((net, own) => net.TrainBatch(own.Slice(at, 2 * _inputs), targets.AsSpan(0, 2 * _outputs), 0.1f, steps: 2));
                }

                if (at + (2 * _outputs) <= _storage)
                {
                    Trained((net, own) => net.TrainEpoch(inputs.AsSpan(0, 2 * _inputs), own.Slice(at, 2 * _outputs), 0.1f));
                    Trained((net, own) => net.TrainBatch(inputs.AsSpan(0, 2 * _inputs), own.Slice(at, 2 * _outputs), 0.1f, steps: 2));
                }
            }
        }

        public void OutputsOfTraining()
        {
            int inputs = Rows * _inputs, outputs = Rows * _outputs;
            float[] targets = Waves(outputs), rows = Waves(inputs);
            var network = new TNetwork();
            Shifted(inputs, outputs, (m, i, o) => network.LossBatch(new Examples<float>(m.AsSpan(i, inputs), targets), m.AsSpan(o, outputs)), outputs);
            Shifted(outputs, outputs, (m, t, o) => network.LossBatch(new Examples<float>(rows, m.AsSpan(t, outputs)), m.AsSpan(o, outputs)), outputs);
            float[] gradient = new float[_storage];
            Shifted(
                inputs, outputs,
                (m, i, o) => network.BackwardBatch(new Examples<float>(m.AsSpan(i, inputs), targets), m.AsSpan(o, outputs), gradient), outputs);
            Shifted(
                outputs, outputs,
                (m, t, o) => network.BackwardBatch(new Examples<float>(rows, m.AsSpan(t, outputs)), m.AsSpan(o, outputs), gradient), outputs);
            Shifted(
                outputs, outputs,
                (m, t, o) => new TNetwork().TrainEpoch(new Examples<float>(rows, m.AsSpan(t, outputs)), 0.1f, m.AsSpan(o, outputs)), outputs);
        }

        public void Packing()
        {
            int canonical = TNetwork.ParameterCount;
            Shifted(canonical, _storage, (m, c, s) => TNetwork.Pack(m.AsSpan(c, canonical), m.AsSpan(s, _storage)), _storage);
            Shifted(_storage, canonical, (m, s, c) => TNetwork.Unpack(m.AsSpan(s, _storage), m.AsSpan(c, canonical)), canonical);
        }

        // What is written starts at every distance from what is read, from apart before it to apart behind it.
        private static void Shifted(int read, int written, Action<float[], int, int> call, int length, int[]? distances = null)
        {
            float[] before = Waves(read + (2 * written));
            int step = Math.Max(1, (read + written) / 97);
            distances ??= [0, 1, -1, .. Enumerable.Range(0, (read + written) / step).Select(i => (i * step) - written), read];
            foreach (int distance in distances)
            {
                float[] memory = [.. before], apart = [.. before, .. before];
                int start = written, to = start + distance;
                before.AsSpan(to, length).CopyTo(apart.AsSpan(before.Length + to));
                call(apart, start, before.Length + to);
                bool isApart = distance >= read || distance <= -written;
                Either(
                    () => call(memory, start, to),
                    () => Assert.Equal(apart.AsSpan(before.Length + to, length).ToArray(), memory.AsSpan(to, length).ToArray()),
                    mayFail: !isApart);
            }
        }

        private delegate void Training(TNetwork network, ReadOnlySpan<float> parameters);

        private static void Trained(Training train)
        {
            TNetwork network = new(), copy = Copy(network);
            train(copy, network.Parameters.ToArray());
            Either(() => train(network, network.Parameters), () => Assert.Equal(copy.Parameters.ToArray(), network.Parameters.ToArray()));
        }

        // An error that says so, before anything is written; or the right values.
        private static void Either(Action call, Action check, bool mayFail = true)
        {
            try
            {
                call();
            }
            catch (ArgumentException exception) when (mayFail && exception.Message.Contains(" shares memory with ", StringComparison.Ordinal))
            {
                return;
            }

            check();
        }

        private static TNetwork Copy(TNetwork network)
        {
            var copy = new TNetwork();
            network.Parameters.CopyTo(copy.Parameters);
            return copy;
        }
    }
}

[Layer(3), Layer(4, Relu), Layer(1)]
internal sealed partial class Overlap_3_4_1;

[Layer(4), Layer(4, Tanh), Layer(4)]
internal sealed partial class Overlap_4_4_4;

[Layer(4), Layer(4)]
internal sealed partial class Overlap_4_4;

[Layer(4), Layer(9, Tanh), Layer(7, Sigmoid), Layer(2)]
internal sealed partial class Overlap_4_9_7_2;

[Layer(40), Layer(3)]
internal sealed partial class Overlap_40_3;

[Layer(24), Layer(8, Relu), Layer(24)]
internal sealed partial class Overlap_24_8_24;

[Layer(64), Layer(64)]
internal sealed partial class Overlap_64_64;

[Layer(64), Layer(50, Tanh), Layer(64)]
internal sealed partial class Overlap_64_50_64;

[Network(Loss = Loss.CrossEntropy)]
[Layer(33), Layer(20, Tanh), Layer(5, Softmax)]
internal sealed partial class Overlap_33_20_5;
