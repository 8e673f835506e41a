namespace NetDsl.SourceCode;

/// <summary>Writes a term as the body of a function: values used twice get a name, others are written where they are used.</summary>
internal sealed class TermText(CodeLanguage language)
{
    // A longer expression gets its own line.
    private const int LongestPart = 48;

    private readonly Dictionary<TermNode, string> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TermNode, int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _lines = [];
    private int _names;

    /// <summary>Whether powers of two are used.</summary>
    public bool TakesPowers { get; private set; }

    /// <summary>The lines of a body that returns the term.</summary>
    public IReadOnlyList<string> Body(Term term)
    {
        CountUses(term.Node);
        string result = Text(term.Node);
        _lines.Add($"return {WithoutBrackets(result)};");
        return _lines;
    }

    private void CountUses(TermNode node)
    {
        _uses[node] = _uses.GetValueOrDefault(node) + 1;
        if (_uses[node] == 1)
        {
            foreach (TermNode operand in node.Operands)
            {
                CountUses(operand);
            }
        }
    }

    private string Text(TermNode node)
    {
        if (_texts.TryGetValue(node, out string? known))
        {
            return known;
        }

        string text = Expression(node, [.. node.Operands.Select(Text)]);
        if (node.Operands.Count > 0 && (_uses[node] > 1 || text.Length > LongestPart))
        {
            string name = "t" + CodeLanguage.Integer(++_names);
            _lines.Add($"{(node.IsCondition ? language.Condition : language.Type)} {name} = {WithoutBrackets(text)};");
            text = name;
        }

        _texts[node] = text;
        return text;
    }

    private string Expression(TermNode node, string[] x)
    {
        switch (node.Operation)
        {
            case Operation.Constant: return language.Number(node.Constant);
            case Operation.Argument: return node.Name;
            case Operation.Add: return $"({x[0]} + {x[1]})";
            case Operation.Subtract: return $"({x[0]} - {x[1]})";
            case Operation.Multiply: return $"({x[0]} * {x[1]})";
            case Operation.Divide: return $"({x[0]} / {x[1]})";
            case Operation.LessThan: return $"({x[0]} < {x[1]})";
            case Operation.AreEqual: return $"({x[0]} == {x[1]})";
            case Operation.Either: return $"({x[0]} || {x[1]})";
            case Operation.Both: return $"({x[0]} && {x[1]})";
            case Operation.Select: return $"({x[0]} ? {x[1]} : {x[2]})";
            case Operation.Sqrt: return language.Sqrt(WithoutBrackets(x[0]));
            case Operation.Abs: return language.Abs(WithoutBrackets(x[0]));
            case Operation.MultiplyAdd: return language.MultiplyAdd(WithoutBrackets(x[0]), WithoutBrackets(x[1]), WithoutBrackets(x[2]));
            case Operation.WithSign: return language.CopySign(WithoutBrackets(x[0]), WithoutBrackets(x[1]));

            // Like the processor's own instructions: the second operand if the two are equal, or one is NaN.
            case Operation.Min: return $"({Named(node.Operands[0], x[0])} < {Named(node.Operands[1], x[1])} ? {_texts[node.Operands[0]]} : {_texts[node.Operands[1]]})";
            case Operation.Max: return $"({Named(node.Operands[0], x[0])} > {Named(node.Operands[1], x[1])} ? {_texts[node.Operands[0]]} : {_texts[node.Operands[1]]})";
            case Operation.PowerOfTwo:
                TakesPowers = true;
                return $"{language.Name("PowerOfTwo")}({WithoutBrackets(x[0])})";
            default: throw new NotSupportedException($"{node.Operation} has no formula of its own.");
        }
    }

    // A value that occurs twice in one expression is computed once.
    private string Named(TermNode node, string text)
    {
        if (node.Operands.Count > 0 && text == _texts[node] && !IsName(text))
        {
            string name = "t" + CodeLanguage.Integer(++_names);
            _lines.Add($"{language.Type} {name} = {WithoutBrackets(text)};");
            _texts[node] = name;
        }

        return _texts[node];
    }

    private static bool IsName(string text) => text.All(char.IsAsciiLetterOrDigit);

    private static string WithoutBrackets(string text)
    {
        if (text[0] != '(')
        {
            return text;
        }

        // The first and the last parenthesis need not match: here (a + b) * (c + d) always has parentheses around it.
        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text[1..^1];
    }
}
