using System;
using System.Linq;

namespace NetDsl.KernelWriter;

/// <summary>
/// The passes over a tile of units that stand side by side, in a loop over the inputs. At least four sums are in flight whatever the
/// width of a tile, eight if it can be, which hides the latency of the multiply-add: a narrow tile takes several inputs at a time. The number
/// of vectors is a constant, and what is not of the tile drops out.
/// </summary>
internal static class UnitTiles
{
    /// <summary>The weighted sums.</summary>
    public static string Forward()
    {
        var code = new KernelText("The weighted sums of a tile of units that stand side by side.");
        var pass = new UnitPass("Tile", "ref readonly T input, ref readonly T layer, ref T output, nint unit")
        {
            Start = (vector, _) => $"Bias<TShape>(in layer, {vector})",
            Product = (sum, weight, _) => $"{sum} = TLanes.MultiplyAdd(x, Load(in layer, {weight}), {sum});",
        };
        pass.Write(code, most: 8, least: 5, inputs: 1);
        code.Line();
        pass.Write(code, most: 4, least: 3, inputs: 2);
        code.Line();
        pass.Write(code, most: 2, least: 2, inputs: 4);
        code.Line();
        pass.Write(code, most: 1, least: 1, inputs: 8);
        code.Close();
        return code.ToString();
    }

    /// <summary>The weighted sums of those inputs that are on a list.</summary>
    public static string Sparse()
    {
        var code = new KernelText("The same as the tiles over all inputs, for those on a list.");
        var pass = new UnitPass("SparseTile", "ref readonly T input, ReadOnlySpan<ushort> indices, ref readonly T layer, ref T output, nint unit")
        {
            IsSparse = true,
            Start = (vector, _) => $"Bias<TShape>(in layer, {vector})",
            Product = (sum, weight, _) => $"{sum} = TLanes.MultiplyAdd(x, Load(in layer, {weight}), {sum});",
        };
        pass.Write(code, most: 8, least: 5, inputs: 1);
        code.Line();
        pass.Write(code, most: 4, least: 3, inputs: 2);
        code.Line();
        pass.Write(code, most: 2, least: 2, inputs: 4);
        code.Line();
        pass.Write(code, most: 1, least: 1, inputs: 4);
        code.Close();
        return code.ToString();
    }

    /// <summary>One row's step, fused with the weighted sums of the next row.</summary>
    public static string Step()
    {
        var code = new KernelText("The fused step of a tile of units that stand side by side; the tiles are those of the forward pass.");
        var pass = new UnitPass("StepTile", "ref T input, ref T delta, T scale, ref T next, ref T layer, ref T output, nint unit")
        {
            HasDeltas = true,
            TakesNext = true,
            Start = (vector, _) => $"Load(in output, {vector})",
            Product = (sum, weight, v) => $"{sum} = StepVector(ref Unsafe.Add(ref layer, {weight}), x, d{v}, y, {sum});",
        };
        pass.Write(code, most: 8, least: 5, inputs: 1);
        code.Line();
        pass.Write(code, most: 4, least: 3, inputs: 2);
        code.Line();
        pass.Write(code, most: 2, least: 1, inputs: 4);
        code.Close();
        return code.ToString();
    }

    /// <summary>One row's step: there are no sums.</summary>
    public static string Update()
    {
        var code = new KernelText("The step on one row's weights, a tile of units at a time: its deltas stay in registers.");
        var pass = new UnitPass("UpdateTile", "ref readonly T input, ref readonly T delta, T scale, ref T target, nint unit")
        {
            HasDeltas = true,
            Product = (_, weight, v) => $"AddProduct(ref target, {weight}, x, d{v});",
        };
        pass.Write(code, most: 8, least: 3, inputs: 1);
        code.Line();
        pass.Write(code, most: 2, least: 1, inputs: 4);
        code.Close();
        return code.ToString();
    }
}

/// <summary>A pass over a tile of units.</summary>
/// <param name="name">What its methods are called, but for the number of vectors.</param>
/// <param name="parameters">What they take.</param>
internal sealed class UnitPass(string name, string parameters)
{
    /// <summary>Whether only inputs on a list are taken.</summary>
    public bool IsSparse { get; set; }

    /// <summary>Whether each vector of units has a delta, times the step's scale.</summary>
    public bool HasDeltas { get; set; }

    /// <summary>Whether the next row's inputs are taken too.</summary>
    public bool TakesNext { get; set; }

    /// <summary>What a vector's sum begins with, from the vector's place and number; null where nothing is summed.</summary>
    public Func<string, int, string>? Start { get; set; }

    /// <summary>What is done with a vector of weights: the sum's name, the weights' place, the vector's number.</summary>
    public Func<string, string, int, string> Product { get; set; } = (_, _, _) => "";

    /// <summary>Writes the method for some numbers of vectors.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="most">The most vectors that a tile has.</param>
    /// <param name="least">The least.</param>
    /// <param name="inputs">How many inputs are taken at a time.</param>
    public void Write(KernelText code, int most, int least, int inputs)
    {
        bool sums = Start is not null;
        code.Line($"// {Vectors(least, most)} of units{(inputs == 1 ? "" : $", {KernelText.Word(inputs).ToLowerInvariant()} inputs at a time")}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static void {name}{most}<TShape>({parameters}{(least < most ? ", nint vectors" : "")})");
        code.Line("    where TShape : struct, ILayerShape");
        code.Open();
        code.Line("nint lanes = DenseLayer.LaneUnits<T>(TShape.Units);");
        if (HasDeltas)
        {
            code.Line("TVector scales = TLanes.Create(scale);");
        }

        for (int v = 0; v < most; v++)
        {
            string place = KernelText.Sum("unit", (v, "N"));
            if (HasDeltas)
            {
                Declare($"d{v}", $"TLanes.Multiply(Load(in delta, {place}), scales)", v);
            }

            if (Start is not null)
            {
                Declare(Sum(0, v), Start(place, v), v);
            }
        }

        for (int part = 1; sums && part < inputs; part++)
        {
            code.Line($"TVector {string.Join(", ", Enumerable.Range(0, most).Select(v => $"{Sum(part, v)} = TLanes.Zero"))};");
        }

        code.Line(IsSparse ? "int k = 0;" : "nint w = unit, i = 0;");
        if (inputs > 1)
        {
            code.Line(IsSparse ? $"for (; k + {inputs} <= indices.Length; k += {inputs})" : $"for (; i + {inputs} <= TShape.Inputs; i += {inputs})");
            Body(inputs);
            code.Line();
        }

        code.Line(IsSparse ? "for (; k < indices.Length; k++)" : "for (; i < TShape.Inputs; i++)");
        Body(1);
        if (sums)
        {
            code.Line();
            for (int v = 0; v < most; v++)
            {
                code.Line($"{If(v)}Store({Added(0, inputs, v)}, ref output, {KernelText.Sum("unit", (v, "N"))});");
            }
        }

        code.Close();

        void Declare(string variable, string value, int v) =>
            code.Line($"TVector {variable} = {(v < least ? value : $"vectors > {v} ? {value} : TLanes.Zero")};");

        void Body(int count)
        {
            code.Open();
            for (int part = 0; part < count; part++)
            {
                string type = part == 0 ? "TVector " : "";
                if (IsSparse)
                {
                    code.Line($"{(part == 0 ? "nint " : "")}i = indices[{KernelText.Sum("k", (part > 0 ? 1 : 0, $"{part}"))}];");
                    code.Line($"{type}x = TLanes.Create(At(in input, i));");
                    code.Line($"{(part == 0 ? "nint " : "")}w = (i * lanes) + unit;");
                }
                else
                {
                    string i = KernelText.Sum("i", (part > 0 ? 1 : 0, $"{part}"));
                    string x = $"x = TLanes.Create(At(in input, {i}))", y = $"y = TLanes.Create(At(in next, {i}))";
                    if (!TakesNext)
                    {
                        code.Line($"{type}{x};");
                    }
                    else if (part == 0)
                    {
                        code.Line($"{type}{x}, {y};");
                    }
                    else
                    {
                        code.Line($"{x};");
                        code.Line($"{y};");
                    }
                }

                for (int v = 0; v < most; v++)
                {
                    string weight = IsSparse ? KernelText.Sum("w", (v, "N")) : KernelText.Sum("w", (part, "lanes"), (v, "N"));
                    code.Line(If(v) + Product(Sum(part, v), weight, v));
                }
            }

            if (!IsSparse)
            {
                code.Line($"w += {KernelText.Times(count, "lanes")};");
            }

            code.Close();
        }

        string If(int v) => v < least ? "" : $"if (vectors > {v}) ";

        string Sum(int part, int v) => inputs == 1 ? $"s{v}" : $"s{part}{v}";

        string Added(int first, int count, int v) =>
            count == 1 ? Sum(first, v) : $"TLanes.Add({Added(first, count / 2, v)}, {Added(first + (count / 2), count / 2, v)})";
    }

    private static string Vectors(int least, int most) => (least, most) switch
    {
        (1, 1) => "One vector",
        (2, 2) => "Two vectors",
        (1, 2) => "One or two vectors",
        (3, 4) => "Three or four vectors",
        (3, 8) => "Three to eight vectors",
        (5, 8) => "Five to eight vectors",
        _ => $"{least} to {most} vectors",
    };
}
