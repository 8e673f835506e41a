using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;
using NetDsl.Matching;

namespace NetDsl.Generator.Validation;

/// <summary>Holds the file that <c>[Weights]</c> names against the network that is declared.</summary>
internal static class WeightRules
{
    /// <summary>The weights that a sound network is compiled with, or what is wrong with their file.</summary>
    public static CompiledWeights? Bind(NetworkModel model, WeightsDeclaration declaration, List<Problem> problems)
    {
        if (declaration.File is not { } file)
        {
            Add(problems, Rule.MissingWeights, model.Name, declaration.Path, declaration.Missing ?? "");
            return null;
        }

        if (file.Problem is not null)
        {
            Add(problems, Rule.UnreadableWeights, model.Name, file.Path, file.Problem);
            return null;
        }

        List<StoredTensor> tensors = file.Tensors.Select(tensor => new StoredTensor(tensor.Name, tensor.Type, tensor.Shape.ToList())).ToList();
        List<ExpectedLayer> expected = Expected(model);
        List<StoredLayer>? layers = LayerMatching.Match(expected, tensors, out string? problem);
        problem ??= ArchitectureLine.OtherActivations(expected, file.Architecture) ?? NotFinite(file.Tensors, model.Precision);
        if (layers is null || problem is not null)
        {
            Add(problems, Rule.UnfitWeights, model.Name, file.Path, $"{ArchitectureLine.Of(expected)}: {InOneLine(problem ?? "")}");
            return null;
        }

        Dictionary<string, WeightsTensor> byName = file.Tensors.ToDictionary(tensor => tensor.Name);
        return new CompiledWeights(
            file.Path, file.Resource, file.Length,
            layers.Select(layer => new CompiledLayer(byName[layer.Weights.Name], layer.Biases is { } biases ? byName[biases.Name] : null)).ToEquatableArray(),
            file.Test is { } test ? BindTest(model, test, problems) : null);
    }

    /// <summary>Whether the file that should give the layers does not: then nothing else can be said of the network.</summary>
    public static bool ReportFile(NetworkDeclaration declaration, List<Problem> problems)
    {
        if (!declaration.IsFromFile)
        {
            return false;
        }

        if (declaration.BesideFile is { } beside)
        {
            Add(problems, Rule.OnnxWithLayers, declaration.Name, beside);
            return true;
        }

        if (declaration.Weights is { File: { Problem: null, Layers.Count: > 0 } } or null || declaration.IsUnresolved)
        {
            return false;
        }

        if (declaration.Weights.File is { } file)
        {
            Add(problems, Rule.UnreadableWeights, declaration.Name, file.Path, file.Problem ?? "it is not an ONNX file");
        }
        else
        {
            Add(problems, Rule.MissingWeights, declaration.Name, declaration.Weights.Path, declaration.Weights.Missing ?? "");
        }

        return true;
    }

    private static List<ExpectedLayer> Expected(NetworkModel model)
    {
        List<string> names = LayerNaming.Of(model.Layers.Select(layer =>
            model.Stages.FirstOrDefault(stage => stage.FirstLayer <= layer.Index && layer.Index <= stage.LastLayer)?.View).ToList());
        return model.Layers.Select((layer, i) =>
            new ExpectedLayer(names[i], layer.Inputs, layer.Units, layer.HasBias, layer.Activation.Custom?.Name ?? layer.Activation.Kind.ToString())).ToList();
    }

    // Builds print the first line of a message alone.
    private static string InOneLine(string problem) => problem.Replace(":\n  ", ": ").Replace("\n  ", "; ").Replace("\n", ". ");

    private static CompiledTest? BindTest(NetworkModel model, WeightsFile file, List<Problem> problems)
    {
        WeightsTensor? inputs = file.Tensors.FirstOrDefault(tensor => tensor.Name == "inputs"), outputs = file.Tensors.FirstOrDefault(tensor => tensor.Name == "outputs");
        string? problem = file.Problem
            ?? (inputs is null || outputs is null ? $"it has {(file.Tensors.Count == 0 ? "no tensors" : string.Join(", ", file.Tensors.Select(tensor => tensor.Name)))}, expected 'inputs' and 'outputs'"
            : Unfit(inputs, model.InputSize) ?? Unfit(outputs, model.OutputSize)
            ?? (inputs.Shape[0] != outputs.Shape[0] ? $"'inputs' has {Rows(inputs)}, 'outputs' has {Rows(outputs)}"
            : inputs.Shape[0] is < 1 or > int.MaxValue / 4 ? $"it has {Rows(inputs)}"
            : NotFinite(file.Tensors, model.Precision)));
        if (problem is not null)
        {
            Add(problems, Rule.UnfitTest, model.Name, file.Path, problem);
            return null;
        }

        return new CompiledTest(file.Path, file.Resource, file.Length, (int)inputs!.Shape[0], inputs, outputs!);
    }

    private static string? Unfit(WeightsTensor tensor, int size) =>
        tensor.Shape.Count == 2 && tensor.Shape[1] == size && tensor.Type is "F16" or "BF16" or "F32" or "F64"
            ? null
            : $"'{tensor.Name}' is {tensor.Type} [{string.Join(", ", tensor.Shape.Select(Literal.Of))}], expected rows of {Literal.Of(size)} floating-point values";

    private static string? NotFinite(EquatableArray<WeightsTensor> tensors, Precision precision) => tensors
        .Where(tensor => tensor.NotFinite.Length > 0 && (precision == Precision.Single || !tensor.NotFinite.Contains("single")))
        .Select(tensor => $"the tensor '{tensor.Name}' holds {tensor.NotFinite}").FirstOrDefault();

    private static string Rows(WeightsTensor tensor) => Literal.Counted(tensor.Shape[0], "row");

    private static void Add(List<Problem> problems, Rule rule, params string[] arguments) =>
        problems.Add(new Problem(rule, new Target(TargetKind.Weights), arguments.ToEquatableArray()));
}
