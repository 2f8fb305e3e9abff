/** Words that stand in half of all descriptions, or that say nothing of goods; folded as `foldText` does. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and any are as at be but by can etc for from get has have how i if in including into is it its like made me my no not of off on only or other others out per so such ' +
    'than that the their them there these they this those to up used uses use using was were what when where whether which who will with without you your eg ie nes nesoi n.e.s ' +
    'kind type types sort item items product products goods thing things new want need import export buy ' +
    'من في على الى عن او ام و ثم مع كل بعض ما لا لم لن ان انها كان كانت وان ذات ذو ذي التي الذي الذين هذا هذه تلك ذلك هي هو بها به له لها منها منه فيها عليها غير غيرها ' +
    'اخرى اخري اخر الاخرى سواء بما عدا مثل حتى قد كما كذلك وكذلك ايضا انواع نوع انواعها جميع شامل يشمل تشمل بدون بلا دون سوي سوا حيث لدى عند بين تكون يكون اذا لاجل لغرض كافه ابي ابغي اريد ابغا بضاعه بضائع منتج منتجات سلعه سلع'
  ).split(' '),
)
