using System.Text;
using NetDsl.Benchmarks.Jobs;

namespace NetDsl.Benchmarks.Peers.PlainC;

/// <summary>How a weight matrix lies in memory.</summary>
internal enum CLayout
{
    /// <summary>All outputs of the first input first.</summary>
    InputOutput,

    /// <summary>All inputs of the first output first.</summary>
    OutputInput,
}

/// <summary>
/// Writes a job as a C programmer would by hand for exactly this network: every size a constant, a plain loop per sum,
/// and the loop over the calls, so that none of them costs a transition from C#.
/// </summary>
internal sealed class CSource
{
    private readonly StringBuilder _text = new();
    private readonly Job _job;
    private readonly CLayout _layout;
    private readonly string _name;
    private int _indent;

    private CSource(Job job, CLayout layout)
    {
        _job = job;
        _layout = layout;
        _name = FunctionName(job, layout);
    }

    /// <summary>The exported function's name.</summary>
    public static string FunctionName(Job job, CLayout layout) =>
        $"{job.Name.Replace('-', '_')}_{(layout == CLayout.InputOutput ? "in_out" : "out_in")}";

    /// <summary>A complete file.</summary>
    public static string Write(Job job, CLayout layout)
    {
        var source = new CSource(job, layout);
        source.WriteFile();
        return source._text.ToString();
    }

    private IReadOnlyList<DenseShape> Layers => _job.Architecture.Layers;

    private void WriteFile()
    {
        Line("#include <math.h>");
        Line(_job.Precision == Precision.Single ? "typedef float real;" : "typedef double real;");
        string suffix = _job.Precision == Precision.Single ? "f" : "";
        Line($"#define EXP exp{suffix}");
        Line($"#define TANH tanh{suffix}");
        Line("#define ALIGNED __attribute__((aligned(64)))");
        Line("#define INLINE static inline __attribute__((always_inline))");
        Line();
        WriteStructure();
        WriteForward();
        if (_job.IsTraining)
            WriteTraining();

        WriteCalls();
    }

    // The members' order and alignment are CParameters', too.
    private void WriteStructure()
    {
        Open("struct net");
        for (int k = 1; k <= Layers.Count; k++)
        {
            DenseShape layer = Layers[k - 1];
            Line(_layout == CLayout.InputOutput
                ? $"real w{k}[{layer.Inputs}][{layer.Outputs}] ALIGNED;"
                : $"real w{k}[{layer.Outputs}][{layer.Inputs}] ALIGNED;");
            if (layer.HasBias)
                Line($"real b{k}[{layer.Outputs}] ALIGNED;");
        }

        Close(";");
    }

    private void WriteForward()
    {
        string values = string.Join(", ", Enumerable.Range(1, Layers.Count).Select(k => $"real *restrict a{k}"));
        Open($"INLINE void forward(const struct net *restrict n, const real *restrict a0, {values})");
        for (int k = 1; k <= Layers.Count; k++)
        {
            DenseShape layer = Layers[k - 1];
            if (_layout == CLayout.InputOutput)
            {
                Line($"for (int j = 0; j < {layer.Outputs}; j++) a{k}[j] = {(layer.HasBias ? $"n->b{k}[j]" : "0")};");
                Line($"for (int i = 0; i < {layer.Inputs}; i++)");
                Line($"    for (int j = 0; j < {layer.Outputs}; j++) a{k}[j] += a{k - 1}[i] * n->w{k}[i][j];");
                if (layer.Activation != Linear)
                    Line($"for (int j = 0; j < {layer.Outputs}; j++) a{k}[j] = {Value(layer.Activation, $"a{k}[j]")};");
            }
            else
            {
                Open($"for (int j = 0; j < {layer.Outputs}; j++)");
                Line($"real z = {(layer.HasBias ? $"n->b{k}[j]" : "0")};");
                Line($"for (int i = 0; i < {layer.Inputs}; i++) z += n->w{k}[j][i] * a{k - 1}[i];");
                Line($"a{k}[j] = z;");
                Close();
                if (layer.Activation != Linear)
                    Line($"for (int j = 0; j < {layer.Outputs}; j++) a{k}[j] = {Value(layer.Activation, $"a{k}[j]")};");
            }
        }

        Close();
    }

    // One row: forward, the deltas from the last layer to the first, and each layer's change: the parameters themselves
    // (a step at once), or a sum over rows.
    private void WriteTraining()
    {
        bool batch = _job.IsBatch;
        Open($"INLINE void train({(batch ? "const " : "")}struct net *restrict n, {(batch ? "struct net *restrict g, " : "")}"
            + "const real *restrict a0, const real *restrict t, real rate)");
        for (int k = 1; k <= Layers.Count; k++)
        {
            Line($"real a{k}[{Layers[k - 1].Outputs}] ALIGNED, d{k}[{Layers[k - 1].Outputs}] ALIGNED;");
        }

        Line($"forward(n, {string.Join(", ", Enumerable.Range(0, Layers.Count + 1).Select(k => $"a{k}"))});");
        int last = Layers.Count;
        string slope = Derivative(Layers[^1].Activation, $"a{last}[j]");
        Line($"for (int j = 0; j < {Layers[^1].Outputs}; j++) d{last}[j] = (a{last}[j] - t[j]){slope};");
        for (int k = last; k >= 1; k--)
        {
            DenseShape layer = Layers[k - 1];
            if (k > 1)
                WriteDelta(k, layer, Layers[k - 2].Activation);

            string target = batch ? "g" : "n";
            string change = batch ? "+= " : "-= rate * ";
            (int outer, int inner, string outerName, string innerName) = _layout == CLayout.InputOutput
                ? (layer.Inputs, layer.Outputs, "i", "j")
                : (layer.Outputs, layer.Inputs, "j", "i");
            Line($"for (int {outerName} = 0; {outerName} < {outer}; {outerName}++)");
            Line($"    for (int {innerName} = 0; {innerName} < {inner}; {innerName}++) "
                + $"{target}->w{k}[{outerName}][{innerName}] {change}a{k - 1}[i] * d{k}[j];");
            if (layer.HasBias)
                Line($"for (int j = 0; j < {layer.Outputs}; j++) {target}->b{k}[j] {change}d{k}[j];");
        }

        Close();
    }

    private void WriteDelta(int k, DenseShape layer, Activation below)
    {
        string derivative = Derivative(below, $"a{k - 1}[i]");
        if (_layout == CLayout.InputOutput)
        {
            Open($"for (int i = 0; i < {layer.Inputs}; i++)");
            Line("real s = 0;");
            Line($"for (int j = 0; j < {layer.Outputs}; j++) s += n->w{k}[i][j] * d{k}[j];");
            Line($"d{k - 1}[i] = s{derivative};");
            Close();
            return;
        }

        Line($"for (int i = 0; i < {layer.Inputs}; i++) d{k - 1}[i] = 0;");
        Line($"for (int j = 0; j < {layer.Outputs}; j++)");
        Line($"    for (int i = 0; i < {layer.Inputs}; i++) d{k - 1}[i] += n->w{k}[j][i] * d{k}[j];");
        Line($"for (int i = 0; i < {layer.Inputs}; i++) d{k - 1}[i] = d{k - 1}[i]{derivative};");
    }

    private void WriteCalls()
    {
        int inputs = _job.Architecture.InputSize, outputs = _job.Architecture.OutputSize;
        Open($"void {_name}(long calls, struct net *restrict n, struct net *restrict g, const real *restrict x, "
            + "const real *restrict t, real *restrict y, real rate)");
        string row = $"x + r * {inputs}";
        string inner = string.Concat(Enumerable.Range(1, Layers.Count - 1).Select(k => $"a{k}, "));
        switch (_job.Operation)
        {
            case Operation.Forward or Operation.ForwardScalars or Operation.ForwardBatch:
                Open("for (long c = 0, r = 0; c < calls; c++)");
                if (_job.IsBatch)
                    Open($"for (r = 0; r < {_job.Rows}; r++)");

                WriteHiddenValues();
                Line($"forward(n, {row}, {inner}y + r * {outputs});");
                if (_job.IsBatch)
                    Close();
                else
                    Line($"r = r + 1 < {_job.Rows} ? r + 1 : 0;");

                // Each call is a call: none is merged with the next, none takes over what the last one loaded.
                Line("__asm__ volatile(\"\" ::: \"memory\");");
                Close();
                break;

            case Operation.TrainStep or Operation.TrainEpoch:
                Open("for (long c = 0, r = 0; c < calls; c++)");
                Line($"train(n, {row}, t + r * {outputs}, rate);");
                Line($"r = r + 1 < {_job.Rows} ? r + 1 : 0;");
                if (_job.Operation == Operation.TrainStep)
                    Line("__asm__ volatile(\"\" ::: \"memory\");");

                Close();
                break;

            case Operation.TrainBatch:
                Open("for (long c = 0; c < calls; c++)");
                Line("for (int k = 0; k < (int)(sizeof(*g) / sizeof(real)); k++) ((real *)g)[k] = 0;");
                Line($"for (long r = 0; r < {_job.Rows}; r++) train(n, g, {row}, t + r * {outputs}, rate);");
                Line("for (int k = 0; k < (int)(sizeof(*g) / sizeof(real)); k++) ((real *)n)[k] -= rate * ((real *)g)[k];");
                Close();
                break;
        }

        Close();
    }

    private void WriteHiddenValues()
    {
        for (int k = 1; k < Layers.Count; k++)
        {
            Line($"real a{k}[{Layers[k - 1].Outputs}] ALIGNED;");
        }
    }

    private static string Value(Activation activation, string z) => activation switch
    {
        Relu => $"{z} > 0 ? {z} : 0",
        Sigmoid => $"1 / (1 + EXP(-{z}))",
        Tanh => $"TANH({z})",
        _ => z,
    };

    private static string Derivative(Activation activation, string a) => activation switch
    {
        Relu => $" * ({a} > 0)",
        Sigmoid => $" * ({a} * (1 - {a}))",
        Tanh => $" * (1 - {a} * {a})",
        _ => "",
    };

    private void Open(string head)
    {
        Line(head);
        Line("{");
        _indent++;
    }

    private void Close(string tail = "")
    {
        _indent--;
        Line("}" + tail);
    }

    private void Line(string text = "") => _text.Append(' ', text.Length == 0 ? 0 : 4 * _indent).Append(text).Append('\n');
}
