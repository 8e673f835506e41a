using System.Linq;

namespace NetDsl.KernelWriter;

/// <summary>
/// The tiles of a layer whose rows lie in the lanes: a vector is one unit of as many rows as it has elements, and a weight is the same number
/// in all of them. So many units by one or two vectors of rows are summed in registers. Each tile is a method of its own, called in a loop
/// over the rows: written into one method they run at a twentieth of the speed, because the JIT keeps so many locals in memory.
/// </summary>
internal static class RowTiles
{
    private const int MostUnits = 12;

    private const int MostOfGradient = 4;

    /// <summary>The weighted sums, of units from inputs and of inputs from units.</summary>
    public static string Sums()
    {
        var code = new KernelText("Weighted sums of units whose rows lie in the lanes.");
        code.Line("// The tile for a number of units, which is a constant.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static void SumTile<TSums>(nint units, ref T x, ref T weights, ref T biases, ref T y, nint rows)");
        code.Line("    where TSums : struct, IRowSums");
        code.Open();
        code.Line("nint pairs = rows / (2 * N) * 2 * N;");
        for (int units = 1; units <= MostUnits; units++)
        {
            code.Line($"{(units == 1 ? "" : "else ")}if (units == {units})");
            code.Open();
            code.Line($"Sum{units}x2<TSums>(ref x, ref weights, ref biases, ref y, rows, 0, pairs);");
            code.Line($"Sum{units}x1<TSums>(ref x, ref weights, ref biases, ref y, rows, pairs, rows);");
            code.Close();
        }

        code.Close();
        for (int units = 1; units <= MostUnits; units++)
        {
            for (int vectors = 2; vectors > 0; vectors--)
            {
                code.Line();
                WriteSums(code, units, vectors);
            }
        }

        code.Close();
        return code.ToString("RowLanesPasses");
    }

    /// <summary>The gradient: inputs times deltas, summed over the rows.</summary>
    public static string Gradients()
    {
        var code = new KernelText("The gradient of a layer whose rows lie in the lanes: sums over rows stay vectors until the last.");
        code.Line("// The tile for numbers of inputs and units, which are constants.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static void GradientTile<TSums>(nint inputs, nint units, ref T x, ref T delta, ref T gradient, nint rows)");
        code.Line("    where TSums : struct, IRowSums");
        code.Open();
        bool isFirst = true;
        for (int inputs = 1; inputs <= MostOfGradient; inputs++)
        {
            for (int units = 1; units <= MostOfGradient; units++)
            {
                code.Line($"{(isFirst ? "" : "else ")}if (inputs == {inputs} && units == {units})");
                code.Open();
                code.Line($"Gradient{inputs}x{units}<TSums>(ref x, ref delta, ref gradient, rows);");
                code.Close();
                isFirst = false;
            }
        }

        code.Close();
        for (int inputs = 1; inputs <= MostOfGradient; inputs++)
        {
            for (int units = 1; units <= MostOfGradient; units++)
            {
                code.Line();
                WriteGradient(code, inputs, units);
            }
        }

        code.Close();
        return code.ToString("RowLanesPasses");
    }

    private static void WriteSums(KernelText code, int units, int vectors)
    {
        code.Line($"// {KernelText.Word(units)} {(units == 1 ? "unit" : "units")}, {(vectors == 1 ? "one vector" : "two vectors")} of rows.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        code.Line($"private static void Sum{units}x{vectors}<TSums>(ref T x, ref T weights, ref T biases, ref T y, nint rows, nint row, nint end)");
        code.Line("    where TSums : struct, IRowSums");
        code.Open();
        code.Line($"for (; row < end; row += {KernelText.Times(vectors, "N")})");
        code.Open();
        for (int unit = 0; unit < units; unit++)
        {
            string bias = $"TSums.HasBias ? TLanes.Create(At(in biases, {unit})) : TLanes.Zero";
            code.Line($"TVector {string.Join(", ", Enumerable.Range(0, vectors).Select(v =>
                $"s{unit}{"ab"[v]} = TSums.Adds ? Load(in y, {KernelText.Sum("row", (unit, "rows"), (v, "N"))}) : {bias}"))};");
        }

        code.Line("nint p = row, q = 0;");
        code.Line("for (nint k = 0; k < TSums.Depth; k++)");
        code.Open();
        code.Line($"TVector {(vectors == 1 ? "v = Load(in x, p)" : "v = Load(in x, p), w = Load(in x, p + N)")};");
        for (int unit = 0; unit < units; unit++)
        {
            code.Line($"{(unit == 0 ? "TVector " : "")}f = TLanes.Create(At(in weights, {KernelText.Sum("q", (unit, "TSums.UnitStep"))}));");
            for (int v = 0; v < vectors; v++)
            {
                string sum = $"s{unit}{"ab"[v]}";
                code.Line($"{sum} = TLanes.MultiplyAdd(f, {"vw"[v]}, {sum});");
            }
        }

        code.Line("p += rows;");
        code.Line("q += TSums.DepthStep;");
        code.Close();
        code.Line();
        for (int unit = 0; unit < units; unit++)
        {
            for (int v = 0; v < vectors; v++)
            {
                code.Line($"Store(s{unit}{"ab"[v]}, ref y, {KernelText.Sum("row", (unit, "rows"), (v, "N"))});");
            }
        }

        code.Close();
        code.Close();
    }

    private static void WriteGradient(KernelText code, int inputs, int units)
    {
        code.Line($"// {KernelText.Word(inputs)} {(inputs == 1 ? "input" : "inputs")}, {KernelText.Word(units).ToLowerInvariant()} {(units == 1 ? "unit" : "units")}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        code.Line($"private static void Gradient{inputs}x{units}<TSums>(ref T x, ref T delta, ref T gradient, nint rows)");
        code.Line("    where TSums : struct, IRowSums");
        code.Open();
        for (int input = 0; input < inputs; input++)
        {
            code.Line($"TVector {string.Join(", ", Enumerable.Range(0, units).Select(unit => $"{Sum(input, unit)} = TLanes.Zero"))};");
        }

        code.Line("for (nint row = 0; row < rows; row += N)");
        code.Open();
        for (int unit = 0; unit < units; unit++)
        {
            code.Line($"TVector d{unit} = Load(in delta, {KernelText.Sum("row", (unit, "rows"))});");
        }

        for (int input = 0; input < inputs; input++)
        {
            code.Line($"{(input == 0 ? "TVector " : "")}v = Load(in x, {KernelText.Sum("row", (input, "rows"))});");
            for (int unit = 0; unit < units; unit++)
            {
                code.Line($"{Sum(input, unit)} = TLanes.MultiplyAdd(v, d{unit}, {Sum(input, unit)});");
            }
        }

        code.Close();
        code.Line();

        // Four sums go to places side by side, those of units or, where there is but one, those of inputs; what there is none for is a gap.
        code.Line("if (TSums.UnitStep == 1)");
        code.Open();
        for (int input = 0; input < inputs; input++)
        {
            code.Line($"TLanes.AddSums({string.Join(", ", Enumerable.Range(0, 4).Select(unit => unit < units ? Sum(input, unit) : "TLanes.Zero"))}, ref gradient, (nuint)({KernelText.Times(input, "TSums.DepthStep")}));");
        }

        code.Close();
        code.Line("else");
        code.Open();
        for (int unit = 0; unit < units; unit++)
        {
            code.Line($"TLanes.AddSums({string.Join(", ", Enumerable.Range(0, 4).Select(input => input < inputs ? Sum(input, unit) : "TLanes.Zero"))}, ref gradient, (nuint)({KernelText.Times(unit, "TSums.UnitStep")}));");
        }

        code.Close();
        code.Close();
    }

    private static string Sum(int input, int unit) => $"s{input}{unit}";
}
