namespace NetDsl.Tests.RandomNumbers;

/// <summary>
/// What NumPy 1.24.2 (Linux, x64) drew: for each seed <c>numpy.random.RandomState(seed)</c>, then the calls in order, each with
/// its first and last number and a hash over the bits of all its numbers as doubles (that of the tests).
/// <c>randint</c> is <c>randint(2, size=n)</c>.
/// </summary>
internal static class NumPyFigures
{
    public static readonly Dictionary<uint, Draws[]> BySeed = new()
    {
        [0u] =
        [
            new("random_sample", 1000, 0.5488135039273248, 0.6771411441114241, 0x00AD0838087F831B),
            new("randn", 1001, -0.1016972745548716, 1.0013310173467296, 0x319DFE5255CEC480),
            new("randint", 1001, 0.0, 0.0, 0x5751EDBA45F8D9ED),
            new("random_sample", 1, 0.5142341791562998, 0.5142341791562998, 0x4AA35D04AAD03C49),
            new("randn", 2, 0.597212504403425, 0.9494006097758646, 0xDAEE40CB5B075E81),
            new("randint", 1, 0.0, 0.0, 0x0000000000000000),
            new("randn", 700, 0.9578792152143465, -0.6910198131753685, 0xED8EF4498807F364),
            new("random_sample", 3, 0.14533366133006653, 0.4218336068528409, 0x4C11C5D7FA5C1A7F),
        ],
        [1u] =
        [
            new("random_sample", 1000, 0.417022004702574, 0.7744772660150796, 0x39B4BC2AF4A0F7AE),
            new("randn", 1001, 0.7255505180787332, 0.7640414200481108, 0x527BFA08242ECADD),
            new("randint", 1001, 1.0, 1.0, 0x91990544F509F233),
            new("random_sample", 1, 0.5632313055019751, 0.5632313055019751, 0x5EA23BB673729D94),
            new("randn", 2, 1.687255223155202, -1.4349566421689346, 0x9B8FEE8A8F76A40E),
            new("randint", 1, 1.0, 1.0, 0x7EB000007EB00000),
            new("randn", 700, -1.3331461949949561, -1.7763233397671936, 0xAEAB0148CCF8A16F),
            new("random_sample", 3, 0.6194901252611663, 0.4926404407929157, 0x363235CD136C1048),
        ],
        [42u] =
        [
            new("random_sample", 1000, 0.3745401188473625, 0.44600577295795574, 0x6686245EE6A53AE1),
            new("randn", 1001, 0.17770100093325383, -1.4063174636718339, 0x952276F1E079BB92),
            new("randint", 1001, 0.0, 1.0, 0x550BEF6A390791D4),
            new("random_sample", 1, 0.9530200211788992, 0.9530200211788992, 0xF81567E3E8DC5826),
            new("randn", 2, -0.08310557262869477, -1.5096927592535545, 0x43361096A5CD3A11),
            new("randint", 1, 0.0, 0.0, 0x0000000000000000),
            new("randn", 700, 0.12114690184989671, 0.14125714008746323, 0x7DAAEB5BD6D1A4E0),
            new("random_sample", 3, 0.6151291405411998, 0.5098540095504577, 0x94B4D8462CBE0363),
        ],
        [2147483647u] =
        [
            new("random_sample", 1000, 0.3933911315501387, 0.8757897324875213, 0x87EB0ECED996032C),
            new("randn", 1001, 0.3068057356396549, -0.3427448944566973, 0xEF4A7D93460F4E9B),
            new("randint", 1001, 0.0, 1.0, 0xF2D04C6DAF33BAB4),
            new("random_sample", 1, 0.873960485697923, 0.873960485697923, 0x7603B70E53B83E35),
            new("randn", 2, 1.5414368771007423, -0.7197989829355228, 0x2E2A1BF93D7F9035),
            new("randint", 1, 0.0, 0.0, 0x0000000000000000),
            new("randn", 700, 0.4567665786462361, -0.041638569592727374, 0x6A15D1E42D3196BF),
            new("random_sample", 3, 0.786828813514272, 0.8478006790787401, 0xF39E12B42239A425),
        ],
        [2147483648u] =
        [
            new("random_sample", 1000, 0.15200287353446562, 0.19107296818624575, 0x5CC9BA0DFF4AC48D),
            new("randn", 1001, -1.1796246854976047, 0.5470894831219003, 0xCAED31E004D9AB40),
            new("randint", 1001, 0.0, 1.0, 0xE978C7A58365C792),
            new("random_sample", 1, 0.6020671363206054, 0.6020671363206054, 0x39536880BDE3C498),
            new("randn", 2, -0.18089256103103482, -0.39477954391785963, 0xF2BC2E24FB1C117F),
            new("randint", 1, 0.0, 0.0, 0x0000000000000000),
            new("randn", 700, 2.0053455848740955, 1.0000730004114946, 0x099BCD523365A1C6),
            new("random_sample", 3, 0.8208638788441425, 0.1227481570459753, 0xD197F2A0D3BE6049),
        ],
        [4294967295u] =
        [
            new("random_sample", 1000, 0.0976320289940138, 0.556626859384112, 0x04DB55FE8B36D2FC),
            new("randn", 1001, 1.120748814628201, 0.918864044436681, 0xADD144568300FE36),
            new("randint", 1001, 0.0, 0.0, 0xA2FD454D231853E0),
            new("random_sample", 1, 0.8913930071782036, 0.8913930071782036, 0xAFEEF2FA5D074A01),
            new("randn", 2, 0.13671196656284657, -0.43195885915491977, 0xFB5655B59816DA5D),
            new("randint", 1, 0.0, 0.0, 0x0000000000000000),
            new("randn", 700, -0.9200611948381495, -2.5059197572568026, 0x7194FF0E0E83C5E8),
            new("random_sample", 3, 0.4519479863729007, 0.736354584758517, 0x017D6C867E8BBC10),
        ],
    };

    internal sealed record Draws(string Call, int Count, double First, double Last, ulong Hash);
}
