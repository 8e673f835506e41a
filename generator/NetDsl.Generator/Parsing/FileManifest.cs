using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Model;

namespace NetDsl.Generator.Parsing;

/// <summary>
/// The project's files of weights, as the build describes them in a text that it hands over: the compiler takes no binary files. A line
/// is a word and values, separated by tabs.
/// </summary>
internal sealed record FileManifest(bool Exists, EquatableArray<WeightsFile> Files)
{
    /// <summary>What the text is called.</summary>
    public const string FileName = "netdsl.manifest";

    private const string Version = "1";

    public static FileManifest None { get; } = new(false, default);

    public static FileManifest Of(ImmutableArray<AdditionalText> texts, CancellationToken cancellationToken)
    {
        AdditionalText? text = texts.FirstOrDefault(IsManifest);
        return text?.GetText(cancellationToken) is { } content ? Parse(content.ToString()) : None;
    }

    public static bool IsManifest(AdditionalText text) => string.Equals(System.IO.Path.GetFileName(text.Path), FileName, StringComparison.OrdinalIgnoreCase);

    public static FileManifest Parse(string text)
    {
        var files = new List<WeightsFile>();
        var tensors = new List<WeightsTensor>();
        var layers = new List<FileLayer>();
        WeightsFile? file = null;
        bool isKnown = false;
        foreach (string line in text.Split('\n'))
        {
            string[] words = line.TrimEnd('\r').Split('\t');
            switch (words[0])
            {
                case "netdsl" when words.Length > 1:
                    isKnown = words[1] == Version;
                    break;
                case "file" when words.Length > 5:
                    Finish();
                    file = new WeightsFile(words[1], words[2], Number(words[3]), words[4].Length > 0 ? Unescape(words[4]) : null, Unescape(words[5]), default);
                    break;
                case "network" when words.Length > 2 && file is not null:
                    file = file with { Inputs = (int)Number(words[1]), IsDouble = words[2] == "double" };
                    break;
                case "layer" when words.Length > 3 && Enum.TryParse(words[2], out ActivationKind kind) && Enum.IsDefined(typeof(ActivationKind), kind):
                    layers.Add(new FileLayer((int)Number(words[1]), new Activation(kind), words[3] == "1"));
                    break;
                case "tensor" when words.Length > 5:
                    EquatableArray<long> shape = words[4].Split([','], StringSplitOptions.RemoveEmptyEntries).Select(Number).ToEquatableArray();
                    tensors.Add(new WeightsTensor(Unescape(words[1]), words[2], Number(words[3]), shape, words[5]));
                    break;
                default:
                    break;
            }
        }

        Finish();
        return isKnown ? new FileManifest(true, WithTests(files).ToEquatableArray()) : None;

        void Finish()
        {
            if (file is not null)
            {
                files.Add(file with { Tensors = tensors.ToEquatableArray(), Layers = layers.ToEquatableArray() });
            }

            tensors.Clear();
            layers.Clear();
        }
    }

    /// <summary>The file that an attribute means.</summary>
    public WeightsDeclaration Find(string path)
    {
        if (!Exists)
        {
            return new WeightsDeclaration(path, null, "the build has not listed the project's files; import NetDsl.props and NetDsl.targets, as the package does");
        }

        // From the project's folder, or else the end of it.
        string wanted = path.Replace('\\', '/');
        wanted = wanted.StartsWith("./", StringComparison.Ordinal) ? wanted.Substring(2) : wanted;
        List<WeightsFile> found = Files.Where(file => file.Path == wanted).ToList();
        if (found.Count == 0)
        {
            found = Files.Where(file => file.Path.EndsWith("/" + wanted, StringComparison.Ordinal)).ToList();
        }

        return found.Count switch
        {
            1 => new WeightsDeclaration(path, found[0], null),
            0 when Files.Count == 0 => new WeightsDeclaration(path, null, "the project has no such file"),
            0 => new WeightsDeclaration(path, null, "the project's files are " + string.Join(", ", Files.Select(file => $"'{file.Path}'"))),
            _ => new WeightsDeclaration(path, null, "it may be " + string.Join(" or ", found.Select(file => $"'{file.Path}'"))),
        };
    }

    // gesture.test.safetensors belongs to gesture.safetensors.
    private static IEnumerable<WeightsFile> WithTests(List<WeightsFile> files) => files.Select(file =>
    {
        int point = file.Path.LastIndexOf('.');
        string test = point < 0 ? "" : file.Path.Substring(0, point) + ".test.safetensors";
        return files.Find(other => other.Path == test) is { } found ? file with { Test = found } : file;
    });

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    // The writer escapes what would end a line or a value.
    private static string Unescape(string text) => text.Replace("\\n", "\n").Replace("\\t", "\t").Replace("\\b", "\\");
}
