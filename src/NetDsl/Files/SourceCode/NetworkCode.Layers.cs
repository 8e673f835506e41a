using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl.SourceCode;

// The steps of a layer: weighted sums, activation.
internal sealed partial class NetworkCode<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private void WriteSums(CodeText code, LayerInfo layer, LayerSums sums, string x, string y)
    {
        string n = CodeLanguage.Integer(layer.Index);
        LayerLayout layout = layer.Layout;
        if (sums.IsOneProduct)
        {
            code.Line($"{y}[0] = {x}[0] * {Table('V', layer)}[0];");
            if (layer.HasBias)
            {
                code.Line($"{y}[0] += {Table('B', layer)}[0];");
            }

            return;
        }

        bool isSparse = layer.SumOrder == SumOrder.SparseBlocks && sums.Columns.Count > 0;
        if (isSparse)
        {
            code.Line(_language.Zeros("int", "used", layer.Inputs));
            code.Line($"int count = {_language.Name("NonZeros")}({x}, used);");
        }

        foreach (SideBySide columns in sums.Columns)
        {
            WriteColumns(code, layer, columns, sums.BeginsWithProduct, isSparse, x, y);
        }

        for (int dot = 0; dot < sums.Dots.Count;)
        {
            // Units that are summed in the same way, in a loop.
            int end = dot + 1;
            while (end < sums.Dots.Count && sums.Dots[end] == sums.Dots[dot])
            {
                end++;
            }

            int first = layout.LaneUnits + dot;
            using (code.Block($"for (int unit = {CodeLanguage.Integer(first)}; unit < {CodeLanguage.Integer(layout.LaneUnits + end)}; unit++)"))
            {
                string row = layout.LaneUnits == 0 ? "unit" : $"(unit - {CodeLanguage.Integer(layout.LaneUnits)})";
                string weights = _language.From(Table('V', layer), $"({row} * {CodeLanguage.Integer(layout.DotStride)})");
                bool begins = sums.Dots[dot].BeginsWithBias;
                string call = $"{DotName(sums.Dots[dot])}({x}, {weights}, {CodeLanguage.Integer(layout.DotStride)}{(begins ? $", {Table('B', layer)}[unit]" : "")})";
                bool addsZero = !layer.HasBias && layer.SumOrder is SumOrder.Blocks or SumOrder.SparseBlocks;
                code.Line($"{y}[unit] = {(begins ? call : layer.HasBias ? $"{Table('B', layer)}[unit] + {call}" : addsZero ? $"{_language.Number(0)} + {call}" : call)};");
            }

            dot = end;
        }
    }

    private void WriteColumns(CodeText code, LayerInfo layer, SideBySide columns, bool beginsWithProduct, bool isSparse, string x, string y)
    {
        string n = CodeLanguage.Integer(layer.Index), first = CodeLanguage.Integer(columns.First), end = CodeLanguage.Integer(columns.End);
        string begin = layer.HasBias ? $"{Table('B', layer)}[unit]" : beginsWithProduct ? _language.Number(-0.0) : _language.Number(0);
        string stride = CodeLanguage.Integer(layer.Layout.LaneStride), loop = $"for (int unit = {first}; unit < {end}; unit++)";
        string weight = $"{Table('W', layer)}[(i * {stride}) + unit]";
        if (columns.Parts == 1)
        {
            using (code.Block(loop))
            {
                code.Line($"{y}[unit] = {begin};");
            }

            using (code.Block(isSparse ? "for (int k = 0; k < count; k++)" : For("i", layer.Inputs)))
            {
                if (isSparse)
                {
                    code.Line("int i = used[k];");
                }

                using (code.Block(loop))
                {
                    code.Line($"{y}[unit] = {_language.MultiplyAdd($"{x}[i]", weight, $"{y}[unit]")};");
                }
            }

            return;
        }

        // Nonzero inputs are taken four at a time where all inputs are taken eight at a time, see DensePasses.SparseTiles.
        int parts = columns.Parts;
        string sums = $"sums{n}_{first}", count = isSparse ? "count" : CodeLanguage.Integer(layer.Inputs), units = CodeLanguage.Integer(columns.End - columns.First);
        string taken = isSparse && parts == 8 ? $"(count < {CodeLanguage.Integer(layer.Inputs)} ? 4 : 8)" : CodeLanguage.Integer(parts);
        string place = columns.First == 0 ? "unit" : $"unit - {first}";
        code.Line(_language.Zeros(_language.Type, sums, parts * (columns.End - columns.First)));
        using (code.Block(loop))
        {
            code.Line($"{sums}[{place}] = {begin};");
        }

        using (code.Block($"for (int k = 0; k < {count}; k++)"))
        {
            code.Line($"int i = {(isSparse ? "used[k]" : "k")};");
            code.Line($"int part = k < {count} - ({count} % {taken}) ? k % {taken} : 0;");
            using (code.Block(loop))
            {
                string sum = $"{sums}[(part * {units}) + {place}]";
                code.Line($"{sum} = {_language.MultiplyAdd($"{x}[i]", weight, sum)};");
            }
        }

        using (code.Block(loop))
        {
            code.Line($"{y}[unit] = {Added(0, parts)};");
        }

        string Added(int from, int many) => many == 1
            ? $"{sums}[{(from == 0 ? "" : $"{CodeLanguage.Integer(from * (columns.End - columns.First))} + ")}{place}]"
            : $"{(many == parts ? "" : "(")}{Added(from, many / 2)} + {Added(from + (many / 2), many / 2)}{(many == parts ? "" : ")")}";
    }

    private void WriteActivation(CodeText code, LayerInfo layer, string y)
    {
        if (layer.Activation == nameof(Activation.Linear))
        {
            return;
        }

        if (layer.Activation != nameof(Activation.Softmax))
        {
            using (code.Block(For("unit", layer.Units)))
            {
                code.Line($"{y}[unit] = {_language.Name(layer.Activation)}({y}[unit]);");
            }

            return;
        }

        bool isWrittenOut = layer.SumOrder == SumOrder.WrittenOut;
        MachineLanes lanes = isWrittenOut ? MachineLanes.WrittenOut<T>() : MachineLanes.Widest<T>();
        string count = CodeLanguage.Integer(lanes.Count);
        code.Line();
        code.Line("// e^(z - max z) / the sum of those");
        code.Line($"{_language.Type} max = {y}[0];");
        using (code.Block(For("unit", layer.Units)))
        {
            code.Line($"max = max > {y}[unit] ? max : {y}[unit];");
        }

        code.Line(_language.Zeros(_language.Type, "totals", lanes.Count));
        if (!isWrittenOut)
        {
            code.Line(_language.Zeros(_language.Type, "lost", lanes.Count) + " // what rounding takes off the sums");
        }

        using (code.Block(For("unit", layer.Units)))
        {
            code.Line($"{y}[unit] = {_language.Name("ExpOfDifference")}({y}[unit], max);");
            if (isWrittenOut)
            {
                code.Line($"totals[unit % {count}] += {y}[unit];");
            }
            else
            {
                code.Line($"{_language.Type} total = totals[unit % {count}], next = total + {y}[unit], added = next - total;");
                code.Line($"lost[unit % {count}] += (total - (next - added)) + ({y}[unit] - added);");
                code.Line($"totals[unit % {count}] = next;");
            }
        }

        string sum = lanes.Sum(lane => isWrittenOut ? $"totals[{CodeLanguage.Integer(lane)}]" : $"(totals[{CodeLanguage.Integer(lane)}] + lost[{CodeLanguage.Integer(lane)}])");
        code.Line($"{_language.Type} sum = {sum};");
        using (code.Block(For("unit", layer.Units)))
        {
            code.Line($"{y}[unit] /= sum;");
        }
    }
}
