namespace Digits.Lessons;

/// <summary>All lessons, in the order in which they build upon each other; the first is the default.</summary>
internal static class LessonCatalog
{
    public static IReadOnlyList<Lesson> Lessons { get; } =
    [
        new OverfittingLesson(),
        new EarlyStoppingLesson(),
        new DropoutLesson(),
        new MiniBatchLesson(),
        new BestLesson(),
    ];

    /// <summary>The lesson of this name, or null.</summary>
    public static Lesson? Find(string name) => Lessons.FirstOrDefault(lesson => lesson.Name == name);
}
