using System.Linq;
using NetDsl.Generator.Text;

namespace NetDsl.Generator.Emission.Rows;

/// <summary>An input whose values are given one by one, as parameters.</summary>
/// <param name="names">What the parameters are called.</param>
internal sealed class NamedInput(string[] names)
{
    /// <summary>The values.</summary>
    public string Arguments => string.Join(", ", names.Select(Identifiers.EscapeValue));

    /// <summary>References to the values.</summary>
    public string References => string.Join(", ", names.Select(name => "in " + Identifiers.EscapeValue(name)));

    /// <summary>A local's name that is not taken: an input may be called what a local would be.</summary>
    public string Unused(string name)
    {
        while (names.Contains(name))
        {
            name += "_";
        }

        return name;
    }
}
