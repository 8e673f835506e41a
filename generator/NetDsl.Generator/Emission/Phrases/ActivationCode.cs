using NetDsl.Generator.Model;

namespace NetDsl.Generator.Emission.Phrases;

/// <summary>Activations as generated code names them.</summary>
internal static class ActivationCode
{
    /// <summary>The type that the kernels take: <c>Dsl::Relu&lt;float&gt;</c>, or an adapter around the user's own.</summary>
    public static string Function(Activation activation, Precision precision)
    {
        string t = NumberType.Of(precision).Name;
        return activation.Custom is not { } custom ? $"{Code.Kernels}{activation.Kind}<{t}>"
            : custom.FormFor(precision) == ActivationForm.Vector ? $"{Code.Kernels}VectorFunction<{custom.FullName}, {t}>"
            : $"{Code.Kernels}ScalarFunction<{custom.FullName}, {t}>";
    }

    /// <summary>The activation of a vector of four, or of one number.</summary>
    public static string Value(Activation activation, Precision precision, string sum) => activation.Kind == ActivationKind.Custom
        ? $"{Code.Lanes}Apply<{Function(activation, precision)}>({sum})"
        : $"{Code.Lanes}{activation.Kind}({sum})";

    /// <summary>Its derivative.</summary>
    public static string Derivative(Activation activation, Precision precision, string sum, string value) => activation.Kind == ActivationKind.Custom
        ? $"{Code.Lanes}ApplyDerivative<{Function(activation, precision)}>({sum}, {value})"
        : $"{Code.Lanes}{activation.Kind}Derivative({(activation.NeedsPreActivation ? sum : value)})";
}
