using System.Globalization;
using System.Text;

namespace NetDsl.Csv;

/// <summary>Formats parts of a file for messages: in quotes, on one line, visible, and no wider than a screen.</summary>
internal static class CsvText
{
    private const int FieldWidth = 60;
    private const int ListWidth = 120;

    /// <summary>A field or a name in quotes; invisible characters are shown by their codes.</summary>
    public static string Quoted(string text)
    {
        var shown = new StringBuilder("'");
        for (int i = 0; i < text.Length; i++)
        {
            if (shown.Length > FieldWidth)
            {
                return shown.Append(CultureInfo.InvariantCulture, $"…' ({text.Length} characters)").ToString();
            }

            bool isPair = char.IsSurrogatePair(text, i);
            if (IsVisible(CharUnicodeInfo.GetUnicodeCategory(text, i), text[i]))
            {
                shown.Append(text, i, isPair ? 2 : 1);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
                if (isPair) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i + 1]:X4}");
            }

            if (isPair) i++;
        }

        return shown.Append('\'').ToString();
    }

    /// <summary>Names in quotes: if there are too many, only the first ones and the total number.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        var shown = new StringBuilder();
        for (int i = 0; i < names.Count; i++)
        {
            string next = Quoted(names[i]);
            if (i > 0 && shown.Length + next.Length > ListWidth)
            {
                return shown.Append(CultureInfo.InvariantCulture, $", … ({names.Count} in all)").ToString();
            }

            shown.Append(i > 0 ? ", " : "").Append(next);
        }

        return shown.ToString();
    }

    private static bool IsVisible(UnicodeCategory category, char first) => category switch
    {
        UnicodeCategory.SpaceSeparator => first == ' ',
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        _ => first != '\uFFFD',
    };
}
