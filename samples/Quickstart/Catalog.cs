namespace Quickstart;

/// <summary>The programs, in the order in which the texts teach them.</summary>
internal static class Catalog
{
    private const string ElevenLinesText = "\"A Neural Network in 11 lines of Python\"";
    private const string LitterRipText = "\"Building Your First Deep Learning Neural Network\"";
    private const string Book = "\"Grokking Deep Learning\"";

    public static IReadOnlyList<Lesson> Lessons { get; } =
    [
        new("eleven-lines", "a single layer learns to copy its first input",
            ElevenLinesText + ", part 1; 3-1, sigmoid", ElevenLines.Run),
        new("xor", "a hidden layer learns exclusive or",
            ElevenLinesText + ", part 2; 3-4-1, sigmoid", Xor.Run),
        new("litter-rip", "the same network on rows in another order, all steps in one call",
            LitterRipText + "; 3-4-1, sigmoid", LitterRip.Run),
        new("predict-toes", "one input, one output",
            Book + ", chapter 3; 1-1, linear", PredictToes.Run),
        new("predict-three-inputs", "several inputs, one output: a weighted sum",
            Book + ", chapter 3; 3-1, linear", PredictThreeInputs.Run),
        new("predict-three-outputs", "one input, several outputs",
            Book + ", chapter 3; 1-3, linear", PredictThreeOutputs.Run),
        new("predict-hurt-win-sad", "several inputs, several outputs",
            Book + ", chapter 3; 3-3, linear", PredictHurtWinSad.Run),
        new("predict-stacked", "a prediction on a prediction",
            Book + ", chapter 3; 3-3-3, linear", PredictStacked.Run),
        new("hot-and-cold", "learning without a gradient: step where the error is smaller",
            Book + ", chapter 4; 1-1, linear", HotAndCold.Run),
        new("hot-and-cold-overshoot", "the same with steps that are too large",
            Book + ", chapter 4; 1-1, linear", HotAndCold.RunOvershoot),
        new("gradient-descent", "direction and amount from one multiplication",
            Book + ", chapter 4; 1-1, linear", GradientDescent.Run),
        new("gradient-descent-diverges", "a larger input, and each step overshoots further",
            Book + ", chapter 4; 1-1, linear", GradientDescent.RunDiverging),
        new("gradient-descent-alpha", "alpha, the learning rate, brings it back",
            Book + ", chapter 4; 1-1, linear", GradientDescent.RunWithAlpha),
        new("gradient-descent-overshoots", "overshooting a little still converges",
            Book + ", chapter 4; 1-1, linear", GradientDescent.RunOvershooting),
        new("several-inputs", "one delta, and a weight delta for each input",
            Book + ", chapter 5; 3-1, linear", SeveralInputs.Run),
        new("frozen-weight", "the other weights learn while the first is held",
            Book + ", chapter 5; 3-1, linear", FrozenWeight.Run),
        new("streetlights-linear", "stochastic gradient descent on the streetlights",
            Book + ", chapter 6; 3-1, linear", StreetlightsLinear.Run),
        new("streetlights-deep", "backpropagation through a hidden layer",
            Book + ", chapter 6; 3-4-1, relu and linear", StreetlightsDeep.Run),
    ];

    public static Lesson? Find(string name) => Lessons.FirstOrDefault(lesson => lesson.Name == name);

    public static void WriteHelp(TextWriter output)
    {
        output.WriteLine("Runs the programs of the texts on networks that NetDsl generated, in double precision, and prints");
        output.WriteLine("every figure beside the text's own. The exit code is 0 if all agree, 1 if one does not.");
        output.WriteLine();
        output.WriteLine("Usage: dotnet run --project samples/Quickstart -c Release [-- PROGRAM...]");
        output.WriteLine();
        output.WriteLine("Programs (all of them where none is named):");
        int width = Lessons.Max(lesson => lesson.Name.Length);
        foreach (Lesson lesson in Lessons)
        {
            output.WriteLine($"  {lesson.Name.PadRight(width)}  {lesson.Summary}");
        }
    }
}
