using System.Text.RegularExpressions;

namespace NetDsl.Models.Numpy;

/// <summary>
/// Converts arrays, for which naming conventions differ, into the tensors by which layers are found: <c>W1</c> and <c>b1</c> become
/// <c>1.weight</c> of [units, inputs] and <c>1.bias</c>.
/// </summary>
internal static partial class NumpyLayers
{
    /// <summary>The tensors, their original arrays by the tensors' names, and whether weights were laid out as [inputs, units].</summary>
    /// <remarks>
    /// The biases decide which of the two it is, and the fact that each layer takes as many values as the one before it produces. If both
    /// are possible, as with square weights, it is PyTorch's [units, inputs] if the names are PyTorch's, <c>fc1.weight</c>, otherwise
    /// [inputs, units], as usual in NumPy and Keras.
    /// </remarks>
    public static (List<FileTensor> Tensors, Dictionary<string, FileTensor> Original, bool IsTransposed) Of(IReadOnlyList<FileTensor> arrays)
    {
        List<(FileTensor Array, string Name)> named = Renamed(arrays);
        bool isPyTorch = arrays.Where(array => array.Shape.Count == 2).All(array => array.Name.EndsWith(".weight", StringComparison.Ordinal));
        List<FileTensor> usual = Tensors(!isPyTorch), other = Tensors(isPyTorch);
        bool isOther = !IsNetwork(usual) && IsNetwork(other);
        return (isOther ? other : usual, named.ToDictionary(pair => pair.Name, pair => pair.Array, StringComparer.Ordinal), isOther ? isPyTorch : !isPyTorch);

        List<FileTensor> Tensors(bool transposed) =>
        [
            .. named.Select(pair => transposed && pair.Array.Shape.Count == 2
                ? NpyArray.Transposed(pair.Array, pair.Name)
                : new FileTensor(pair.Name, pair.Array.Type, [.. pair.Array.Shape], pair.Array.Bytes)),
        ];
    }

    private static bool IsNetwork(List<FileTensor> tensors) => LayerSequence.Of(tensors, null, null, out _) is not null;

    private static List<(FileTensor Array, string Name)> Renamed(IReadOnlyList<FileTensor> arrays)
    {
        List<(FileTensor Array, string Name)> named = arrays.All(array => Numbered().IsMatch(array.Name))
            ? InOrder(arrays)
            : [.. arrays.Select(array => (array, LayerName(array)))];

        // Two that would get the same name keep their own names, with which they do not form a layer and are reported.
        return named.Select(pair => pair.Name).Distinct(StringComparer.Ordinal).Count() == named.Count ? named : [.. arrays.Select(array => (array, array.Name))];
    }

    // Arrays saved without names: weights, each followed by its biases.
    private static List<(FileTensor Array, string Name)> InOrder(IReadOnlyList<FileTensor> arrays)
    {
        List<(FileTensor Array, string Name)> named = [];
        int layer = 0;
        bool hasWeights = false;
        foreach (FileTensor array in arrays.OrderBy(array => array.Name.Length).ThenBy(array => array.Name, StringComparer.Ordinal))
        {
            if (array.Shape.Count == 2)
            {
                layer++;
                hasWeights = true;
                named.Add((array, FormattableString.Invariant($"{layer}.weight")));
            }
            else
            {
                named.Add((array, hasWeights ? FormattableString.Invariant($"{layer}.bias") : array.Name));
                hasWeights = false;
            }
        }

        return named;
    }

    private static string LayerName(FileTensor array)
    {
        // Keras appends :0 to names.
        string name = array.Name.EndsWith(":0", StringComparison.Ordinal) ? array.Name[..^2] : array.Name;
        Match match = Parts().Match(name);
        if (!match.Success)
        {
            return array.Name;
        }

        // Modules in PyTorch's style, so that dense/kernel comes before dense_1/kernel, and W2 before W10.
        string module = match.Groups["module"].Value.Replace('/', '.').TrimEnd('.', '_', '-'), number = match.Groups["number"].Value;
        module = string.Join('.', UnderscoreBeforeNumber().Replace(module, "").Split('.').Append(number).Where(part => part.Length > 0));
        string word = match.Groups["weight"].Success ? "weight" : "bias";
        return module.Length == 0 ? word : $"{module}.{word}";
    }

    [GeneratedRegex(@"^arr_[0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<module>|.*[^A-Za-z])((?<weight>weights?|w|kernel|coefs?)|bias(es)?|b|intercepts?)_?(?<number>[0-9]*)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"_(?=[0-9]+(\.|\z))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UnderscoreBeforeNumber();
}
