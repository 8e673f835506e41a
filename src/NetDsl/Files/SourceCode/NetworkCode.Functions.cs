using System.Numerics;

namespace NetDsl.SourceCode;

// The functions that the steps call.
internal sealed partial class NetworkCode<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private bool WriteFunction(CodeText code, string name, string parameters, Term term)
    {
        var text = new TermText(_language);
        IReadOnlyList<string> body = text.Body(term);
        using (code.Block(_language.PrivateFunction(_language.Type, _language.Name(name), parameters)))
        {
            code.Lines(body);
        }

        code.Line();
        return text.TakesPowers;
    }

    private void WriteDot(CodeText code, DotProduct dot)
    {
        string lanes = CodeLanguage.Integer(dot.Lanes), chains = CodeLanguage.Integer(dot.Chains), all = CodeLanguage.Integer(dot.Lanes * dot.Chains);
        string bias = dot.BeginsWithBias ? $", {_language.Type} bias" : "";
        code.Line($"// A dot product of so many elements: {all} sums side by side, added up at the end.");
        using (code.Block(_language.PrivateFunction(_language.Type, DotName(dot), $"{_language.Reads("x")}, {_language.Reads("w")}, int count{bias}")))
        {
            code.Line(_language.Zeros(_language.Type, "s", dot.Lanes * dot.Chains));
            int positive = dot.BeginsWithProduct ? dot.BeginsWithBias ? dot.Lanes : 0 : dot.Lanes * dot.Chains;
            if (positive < dot.Lanes * dot.Chains)
            {
                using (code.Block($"for (int i = {CodeLanguage.Integer(positive)}; i < {all}; i++)"))
                {
                    code.Line($"s[i] = {_language.Number(-0.0)};");
                }
            }

            if (dot.BeginsWithBias)
            {
                code.Line("s[0] = bias;");
            }

            if (dot.Chains > 1 && !dot.TakesTurns)
            {
                code.Line($"int whole = count - (count % {all});");
            }

            using (code.Block("for (int i = 0; i < count; i++)"))
            {
                string place = dot.Chains == 1 ? $"i % {lanes}" : dot.TakesTurns ? $"i % {all}" : $"i < whole ? i % {all} : i % {lanes}";
                code.Line($"int k = {place};");
                code.Line($"s[k] = {_language.MultiplyAdd("x[i]", "w[i]", "s[k]")};");
            }

            if (dot.Chains > 1)
            {
                using (code.Block(For("i", dot.Lanes)))
                {
                    string[] s = [.. Enumerable.Range(0, dot.Chains).Select(chain => chain == 0 ? "s[i]" : $"s[i + {CodeLanguage.Integer(chain * dot.Lanes)}]")];
                    code.Line(s.Length == 2 ? $"s[i] = {s[0]} + {s[1]};" : $"s[i] = ({s[0]} + {s[1]}) + ({s[2]} + {s[3]});");
                }
            }

            code.Line($"return {dot.Sum};");
        }

        code.Line();
    }

    private void WriteNonZeros(CodeText code)
    {
        string inputs = CodeLanguage.Integer(Inputs);
        code.Line("// Lists the inputs that are not zero; all of them where those are more than half.");
        using (code.Block(_language.PrivateFunction("int", _language.Name("NonZeros"), $"{_language.Reads("x")}, {_language.Writes("used", "int")}")))
        {
            code.Line("int count = 0;");
            using (code.Block(For("i", Inputs)))
            {
                code.Line($"used[count] = i;");
                code.Line($"count += x[i] != {_language.Number(0)} ? 1 : 0;");
            }

            using (code.Block($"for (int i = 0; count > {CodeLanguage.Integer(Inputs / 2)} && i < {inputs}; i++)"))
            {
                code.Line("used[i] = i;");
            }

            code.Line($"return count > {CodeLanguage.Integer(Inputs / 2)} ? {inputs} : count;");
        }

        code.Line();
    }

    private string DotName(DotProduct dot)
    {
        int index = _dots.IndexOf(dot);
        return _language.Name(index == 0 ? "Dot" : "Dot" + CodeLanguage.Integer(index + 1));
    }
}
