using NetDsl.Generator.Model;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission;

/// <summary>
/// The bodies of a network whose declaration is wrong. Its members exist all the same, so that the one error in the
/// declaration is not followed by one at every use.
/// </summary>
internal static class BrokenMembers
{
    public static void WriteThrow(CodeWriter writer, NetworkModel model) =>
        writer.Line($"throw new global::System.InvalidOperationException({Literal.Of(model.Name + " is no valid network: see the errors at its declaration")});");
}
