using System.Collections.Generic;
using System.Linq;
using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Validation;

/// <summary>
/// Finds what is wrong with a declaration. It knows nothing of the compiler: the analyzer puts its findings where they
/// belong in the source, the generator only asks whether there are any.
/// </summary>
internal static class NetworkValidator
{
    /// <summary>
    /// The most parameters that a network may have: with its gaps the storage stays within an array, and 2²⁸ floats are
    /// 1 GiB, far beyond what generated code is for.
    /// </summary>
    public const int MaxParameters = 1 << 28;

    /// <summary>
    /// Finds what is wrong; whether the names and the stages can be used. Where they cannot, the compiler or another declaration may be
    /// what says so. A stage that has problems of its own is none that can be used.
    /// </summary>
    public static bool Check(NetworkDeclaration declaration, List<Problem> problems)
    {
        CheckClass(declaration, problems);
        if (declaration.IsUnresolved)
        {
            return false;
        }

        CheckLayers(declaration, problems);
        bool areStagesSound = StageValidator.Check(declaration, problems, IsSound);
        CheckOptions(declaration, problems);
        TrainingOptions.Check(declaration, problems);
        if (areStagesSound)
        {
            CheckSizes(declaration, problems);
            LossRules.Check(declaration, problems);
            CheckNames(declaration, problems);
        }

        return areStagesSound;
    }

    private static bool IsSound(NetworkDeclaration stage)
    {
        var problems = new List<Problem>();
        return Check(stage, problems) && problems.Count == 0;
    }

    private static void CheckClass(NetworkDeclaration declaration, List<Problem> problems)
    {
        for (int i = 0; i < declaration.Place.Types.Count; i++)
        {
            TypePart type = declaration.Place.Types[i];
            if (!type.IsPartial && type.IsSingle)
            {
                Add(problems, Rule.NotPartial, new Target(TargetKind.ContainingType, i), type.Name, declaration.Name);
            }
        }

        MemberFacts facts = MemberClashes.FactsOf(declaration);
        bool isNamedAsMember = GeneratedMembers.Find(declaration.Name, facts) is not null;
        if ((declaration.Obstacle ?? (isNamedAsMember ? "a member of that name is generated into it" : null)) is { } obstacle)
        {
            Add(problems, Rule.UnsupportedClass, Target.Class, declaration.Name, obstacle);
        }
        else
        {
            CheckOwnMembers(declaration, facts, problems);
        }

        if (declaration.Parts > 1)
        {
            Add(problems, Rule.LayersOnSeveralParts, new Target(TargetKind.OtherPart), declaration.Name, Literal.Of(declaration.Parts));
        }
    }

    private static void CheckOwnMembers(NetworkDeclaration declaration, MemberFacts facts, List<Problem> problems)
    {
        for (int i = 0; i < declaration.OwnMembers.Count; i++)
        {
            OwnMember member = declaration.OwnMembers[i];
            if (MemberClashes.Of(member, facts) is { } generated)
            {
                string what = member.Kind == OwnMemberKind.TypeParameter ? "type parameter" : member.Kind == OwnMemberKind.Constructor ? "constructor" : "member";
                Add(problems, Rule.MemberClash, new Target(TargetKind.OwnMember, i), declaration.Name, what, generated);
            }
        }
    }

    private static void CheckLayers(NetworkDeclaration declaration, List<Problem> problems)
    {
        if (declaration.Layers.Count < 2 && declaration.Layers.All(layer => layer.Stage is null))
        {
            Add(problems, Rule.TooFewLayers, Target.Class, declaration.Name, Literal.Of(declaration.Layers.Count));
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (layer.Stage is not null)
            {
                continue;
            }

            if (layer.Units < 1)
            {
                Add(problems, Rule.UnitsBelowOne, new Target(TargetKind.Units, i), declaration.Name, Literal.Of(i), Literal.Of(layer.Units));
            }

            if (i == 0)
            {
                CheckInputLayer(declaration.Name, layer, problems);
            }
            else
            {
                CheckActivation(declaration, layer, i, problems);
            }
        }
    }

    private static void CheckInputLayer(string name, LayerDeclaration layer, List<Problem> problems)
    {
        if (layer.Activation is { IsLinear: false } or null)
        {
            Add(problems, Rule.InputLayerOption, new Target(TargetKind.Activation, 0), name, "activation");
        }

        if (layer.Bias is not null)
        {
            Add(problems, Rule.InputLayerOption, new Target(TargetKind.LayerOption, 0, "Bias"), name, "bias");
        }

        if (layer.Initializer is not null)
        {
            Add(problems, Rule.InputLayerOption, new Target(TargetKind.LayerOption, 0, "Initializer"), name, "initializer");
        }

        if (layer.InitializerScale is not null)
        {
            Add(problems, Rule.InputLayerOption, new Target(TargetKind.LayerOption, 0, "InitializerScale"), name, "initializer scale");
        }
    }

    private static void CheckActivation(NetworkDeclaration declaration, LayerDeclaration layer, int index, List<Problem> problems)
    {
        var target = new Target(TargetKind.Activation, index);
        if (layer.Activation is null)
        {
            Add(problems, Rule.UnknownOption, target, declaration.Name, "Activation", layer.UnknownActivation ?? "null");
        }
        else if (layer.Activation.Custom is { } custom)
        {
            Precision precision = declaration.Options.Precision.Value;
            string t = NumberType.Of(precision).Name;
            if (!custom.IsAccessible)
            {
                Add(problems, Rule.UnsuitableActivation, target, custom.Name, declaration.Name, "it is not accessible there");
            }
            else if (custom.FormFor(precision) == ActivationForm.Missing)
            {
                Add(problems, Rule.UnsuitableActivation, target, custom.Name, declaration.Name, $"it does not implement IActivation<{t}>");
            }
        }
    }

    private static void CheckSizes(NetworkDeclaration declaration, List<Problem> problems)
    {
        if (declaration.Layers.Any(layer => layer.Units < 1))
        {
            return;
        }

        double parameters = StageValidator.ParametersOf(declaration);
        if (parameters > MaxParameters)
        {
            Add(problems, Rule.TooManyParameters, Target.Class, declaration.Name, parameters.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), Literal.Grouped(MaxParameters));
        }
        else if (declaration.Options.Unroll is { Value: Unroll.Always, Unknown: null })
        {
            CheckUnroll(declaration, problems);
        }
    }

    private static void CheckUnroll(NetworkDeclaration declaration, List<Problem> problems)
    {
        List<LayerDeclaration> layers = FlatLayers.Of(declaration).Select(layer => layer.Layer).ToList();
        long size = StraightLineSize.Training(layers.Zip(layers.Skip(1), (before, layer) => (before.Units, layer.Units, layer.Activation ?? Activation.Linear)));
        if (size > StraightLineSize.MaxTraining)
        {
            Add(problems, Rule.TooLargeToUnroll, new Target(TargetKind.NetworkOption, 0, "Unroll"), declaration.Name, Literal.Grouped(size), Literal.Of(StraightLineSize.MaxTraining));
        }
    }

    private static void CheckOptions(NetworkDeclaration declaration, List<Problem> problems)
    {
        NetworkOptions options = declaration.Options;
        CheckChoice(options.Precision, "Precision");
        CheckChoice(options.Loss, "Loss");
        CheckChoice(options.Initializer, "Initializer");
        CheckChoice(options.Unroll, "Unroll");
        CheckChoice(options.DropoutGradient, "DropoutGradient");
        CheckScale(options.InitializerScale, new Target(TargetKind.NetworkOption, 0, "InitializerScale"));
        if (options.Seed < 0)
        {
            Add(problems, Rule.InvalidSeed, new Target(TargetKind.NetworkOption, 0, "Seed"), declaration.Name, Literal.Of(options.Seed));
        }

        for (int i = 1; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (layer.Initializer?.Unknown is not null)
            {
                Add(problems, Rule.UnknownOption, new Target(TargetKind.LayerOption, i, "Initializer"), declaration.Name, "Initializer", layer.Initializer.Unknown);
            }

            CheckScale(layer.InitializerScale ?? 1, new Target(TargetKind.LayerOption, i, "InitializerScale"));
        }

        void CheckChoice<TEnum>(Choice<TEnum> choice, string option)
            where TEnum : struct
        {
            if (choice.Unknown is not null)
            {
                Add(problems, Rule.UnknownOption, new Target(TargetKind.NetworkOption, 0, option), declaration.Name, option, choice.Unknown);
            }
        }

        void CheckScale(double scale, Target target)
        {
            if (!(scale > 0) || double.IsInfinity(scale))
            {
                Add(problems, Rule.InvalidScale, target, declaration.Name, scale.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    private static void CheckNames(NetworkDeclaration declaration, List<Problem> problems)
    {
        if (declaration.Layers.Count == 0)
        {
            return;
        }

        if (declaration.InputNames is { } inputs)
        {
            int units = declaration.InputSize;
            if (inputs.Count != units)
            {
                Add(problems, Rule.NameCount, new Target(TargetKind.Inputs), "Inputs", Names(inputs.Count), declaration.Name, Literal.Of(units), units == 1 ? "input" : "inputs");
            }

            CheckEach(inputs, TargetKind.InputName, name => name);
        }

        if (declaration.OutputNames is { } outputs)
        {
            int units = declaration.OutputSize;
            if (outputs.Count != units)
            {
                Add(problems, Rule.NameCount, new Target(TargetKind.Outputs), "Outputs", Names(outputs.Count), declaration.Name, Literal.Of(units), units == 1 ? "output" : "outputs");
            }

            CheckEach(outputs, TargetKind.OutputName, Identifiers.ToPascalCase);
        }

        static string Names(int count) => Literal.Of(count) + (count == 1 ? " name" : " names");

        void CheckEach(EquatableArray<string> names, TargetKind kind, System.Func<string, string> memberName)
        {
            var seen = new Dictionary<string, string>();
            for (int i = 0; i < names.Count; i++)
            {
                string name = names[i];
                string member = memberName(name);
                string? reason = WhyUnusable(name, kind == TargetKind.InputName)
                    ?? (seen.TryGetValue(member, out string other) ? other == name ? "it stands twice" : $"it becomes the same property as '{other}'"
                    : null);
                if (reason is not null)
                {
                    Add(problems, Rule.InvalidName, new Target(kind, i), name, declaration.Name, reason);
                }

                seen[member] = name;
            }
        }
    }

    /// <summary>Whether C# can use the name, for itself, as that of an input or output.</summary>
    public static bool IsUsable(string name, bool isInput) => WhyUnusable(name, isInput) is null;

    private static string? WhyUnusable(string name, bool isInput)
    {
        string member = isInput ? name : Identifiers.ToPascalCase(name);
        return !Identifiers.IsIdentifier(name) || !Identifiers.IsIdentifier(member) ? "it is not a C# identifier"
            : Identifiers.IsKeyword(name) ? "it is a C# keyword"
            : isInput && _reservedInputs.Contains(name) ? "the network has a member of that name"
            : !isInput && RowNames.IsReserved(member, "Output") ? $"'Output' has a member '{member}' of its own"
            : null;
    }

    // What the generated Forward calls, and a parameter would hide.
    private static readonly HashSet<string> _reservedInputs = ["Forward", "ForwardRow", "_parameters"];

    private static void Add(List<Problem> problems, Rule rule, Target target, params string[] arguments) =>
        problems.Add(new Problem(rule, target, arguments.ToEquatableArray()));
}
