/**
 * Hard cases for Studio, contact sheet and tests. Nobody here ever lived: the names are made up, and the
 * pictures are the project's free test pictures.
 */
import type { VeteranFields } from '../../model/veteran.ts';

export interface Example {
  /** What is hard about it. */
  title: string;
  entry: VeteranFields;
  /** A file of `fixtures/photos/` and how it is used. */
  photo?: { file: string; role: 'portrait' | 'group'; focal?: { x: number; y: number } };
  /** Another one, with what it shows. */
  extra?: { file: string; caption: { kk: string; ru: string } };
}

const shared = {
  category: 'front',
  place: 'karkaraly',
  fate: 'unknown',
  living: false,
  consent: { page: true, clip: true, led: true, press: true },
} as const satisfies Partial<VeteranFields>;

/** Three words of fourteen letters, in both languages. */
const longest = {
  kk: 'Мұхаммедрахман Нұрмұхаммедұлы Байжұмақұлбаев',
  ru: 'Мухаммедрахман Нурмухаммедович Байжумакулбаев',
};

export const EXAMPLES: readonly Example[] = [
  {
    title: 'portrait',
    photo: { file: '02-portrait-bw-3x4.jpg', role: 'portrait' },
    entry: {
      ...shared,
      id: 'example-portrait',
      deed: {
        kk: 'Днепр өткелінде отыз жаралыны оқ астынан алып шықты',
        ru: 'На Днепре вынес из-под огня тридцать раненых',
      },
      name: { kk: 'Мысал Үлгіұлы Бейнелев', ru: 'Мысал Ульгиевич Бейнелев' },
      birth: { date: '1917-03-02' },
      death: { date: '1943-09-25' },
      fate: 'killed',
      rank: { code: 'senior-lieutenant', guards: true },
      role: { kk: 'рота командирі', ru: 'командир роты' },
      units: [
        {
          text: {
            kk: '29-гвардиялық атқыштар полкі',
            ru: '29-й гвардейский стрелковый полк',
          },
        },
      ],
      awards: [{ code: 'red-star' }, { code: 'patriotic-war', degree: 'II' }],
    },
  },
  {
    title: 'longest names, two-line unit, five awards',
    photo: { file: '01-portrait-pd-512x600.jpg', role: 'portrait' },
    entry: {
      ...shared,
      id: 'example-longest',
      deed: {
        kk: 'Волхов түбінде екі тәулік зеңбірек басында жалғыз қарсы тұрды',
        ru: 'Под Волховом двое суток один держал позицию у орудия',
      },
      name: longest,
      birth: { date: '~1915' },
      death: { date: '1943-02/1943-05' },
      fate: 'died-of-wounds',
      rank: { code: 'tech-quartermaster-2', guards: true },
      role: {
        kk: 'зенит-артиллериялық батарея командирінің орынбасары',
        ru: 'заместитель командира зенитно-артиллерийской батареи',
      },
      units: [
        {
          text: {
            kk: '1073-атқыштар полкі, 8-гвардиялық Режицк атқыштар дивизиясы, Калинин майданы',
            ru: '1073-й стрелковый полк 8-й гвардейской Режицкой стрелковой дивизии, Калининский фронт',
          },
        },
      ],
      awards: [
        { code: 'hero-su' },
        { code: 'lenin' },
        { code: 'red-banner' },
        { code: 'patriotic-war', degree: 'I' },
        { code: 'vic-germany' },
      ],
    },
  },
  {
    title: 'no photograph, two-word Kazakh name',
    entry: {
      ...shared,
      id: 'example-no-photograph',
      deed: {
        kk: 'Соңғы хаты Ржев түбінен, 1942 жылғы қаңтарда келді',
        ru: 'Последнее письмо пришло из-под Ржева в январе 1942 года',
      },
      sought: true,
      name: { kk: 'Ғалымжан Үлгіұлы', ru: 'Галымжан Ульгиулы' },
      birth: { date: '1919' },
      death: { date: '1942' },
      fate: 'missing',
      rank: { code: 'krasnoarmeets' },
      units: [{ text: { kk: '310-атқыштар дивизиясы', ru: '310-я стрелковая дивизия' } }],
    },
  },
  {
    title: 'tiny scan',
    photo: { file: '17-tiny-48x56.jpg', role: 'portrait' },
    entry: {
      ...shared,
      id: 'example-tiny',
      summary: {
        kk: 'Сталинградта бір күнде қырық жаралыны таңды. Кейін ауылда елу жыл фельдшер болды.',
        ru: 'В Сталинграде за день перевязала сорок раненых. Потом пятьдесят лет была фельдшером в ауле.',
      },
      name: { kk: 'Әсем Мысалқызы Кішкентаева', ru: 'Асем Мысаловна Кишкентаева' },
      birth: { date: '1923' },
      death: { date: '1998' },
      fate: 'returned',
      category: 'medic',
      role: { kk: 'санитарлық нұсқаушы', ru: 'санинструктор' },
      awards: [{ code: 'courage' }, { code: 'patriotic-war', degree: 'II', date: '1985' }],
    },
  },
  {
    title: 'group picture, shown whole',
    photo: { file: '30-group-1200x800.jpg', role: 'group' },
    entry: {
      ...shared,
      id: 'example-group',
      name: { kk: 'Топтық Суретұлы Мысалов', ru: 'Топтык Суретович Мысалов' },
      birth: { date: '1908' },
      death: { date: '1971' },
      fate: 'released-captivity',
      rank: { code: 'sergeant' },
      role: { kk: 'минометші', ru: 'миномётчик' },
      awards: [{ code: 'glory', degree: 'III' }],
    },
  },
  {
    title: 'group picture, cut about a face',
    photo: { file: '30-group-1200x800.jpg', role: 'group', focal: { x: 0.46, y: 0.23 } },
    entry: {
      ...shared,
      id: 'example-group-face',
      deed: {
        kk: 'Одер өткелінде байланыс желісін үш күн үзбей ұстап тұрды',
        ru: 'Три дня держала линию связи на переправе через Одер',
      },
      name: { kk: 'Көптің Бірі Мысалова', ru: 'Коптин Бири Мысалова' },
      sex: 'female',
      birth: { date: '1921' },
      death: { date: '1996' },
      fate: 'returned',
      role: { kk: 'байланысшы', ru: 'связистка' },
    },
  },
  {
    title: 'damaged scan',
    photo: { file: '04-damaged-scan-sepia.jpg', role: 'portrait' },
    entry: {
      ...shared,
      id: 'example-damaged',
      name: { kk: 'Ескі Мысалұлы Қартов', ru: 'Ески Мысалович Картов' },
      death: { date: '../1943' },
      fate: 'missing',
      rank: { code: 'private' },
    },
  },
  {
    title: 'living',
    photo: { file: '03-portrait-square-pd.png', role: 'portrait' },
    entry: {
      ...shared,
      id: 'example-living',
      living: true,
      deed: {
        kk: 'Он бес жасынан № 20 шахтада көмір қазды',
        ru: 'С пятнадцати лет рубила уголь на шахте № 20',
      },
      name: { kk: 'Мерекегүл Мысалқызы Қуанышева', ru: 'Мерекегуль Мысаловна Куанышева' },
      birth: { date: '1926-05-09' },
      category: 'home-front',
      place: 'karaganda',
      awards: [{ code: 'valiant-labour' }],
    },
  },
  {
    title: 'living, no photograph',
    entry: {
      ...shared,
      id: 'example-living-initial',
      living: true,
      name: { kk: 'Құрмет Үлгіұлы', ru: 'Курмет Ульгиулы' },
      birth: { date: '1925' },
      rank: { code: 'junior-sergeant' },
      awards: [{ code: 'red-star' }, { code: 'vic-germany' }],
    },
  },
  {
    title: 'three facts: a name, a place, a category',
    entry: { ...shared, id: 'example-three', name: { kk: 'Мысалбек' }, category: 'labour-army' },
  },
  {
    title: 'small scan, returned, a whole summary',
    photo: { file: '18-small-300x352.jpg', role: 'portrait' },
    entry: {
      ...shared,
      id: 'example-small',
      name: { kk: 'Жақсыбек Мысалұлы Ескен', ru: 'Жаксыбек Мысалович Ескен' },
      birth: { date: '1909/1911' },
      death: { date: '1978' },
      fate: 'returned',
      rank: { code: 'starshina' },
      awards: [{ code: 'red-star' }, { code: 'courage' }],
      summary: {
        kk: 'Ленинград қоршауында үш қыс бойы Ладога мұзымен ұн тасып, екі рет суға кеткен көлігін жалғыз өзі шығарып алды.',
        ru: 'Три зимы возил муку по льду Ладоги в осаждённый Ленинград и дважды сам вытащил машину, ушедшую под лёд.',
      },
    },
  },
  {
    title: 'home front, no photograph, name of nine letters',
    entry: {
      ...shared,
      id: 'example-home-front',
      sex: 'female',
      category: 'home-front',
      place: 'karaganda',
      name: { kk: 'Қарлығаш Мысалқызы Әділова', ru: 'Карлыгаш Мысаловна Адилова' },
      birth: { date: '1927' },
      death: { date: '2004' },
      fate: 'returned',
      deed: {
        kk: '1942–1945 жылдары Майқұдық шахтасында вагон тартты',
        ru: 'В 1942–1945 годах откатывала вагонетки на шахте Майкудука',
      },
      awards: [{ code: 'valiant-labour' }],
    },
  },
  {
    title: 'another picture, killed young',
    photo: { file: '02-portrait-bw-3x4.jpg', role: 'portrait' },
    extra: {
      file: '30-group-1200x800.jpg',
      caption: {
        kk: 'Жауынгер достарымен, 1943 жыл',
        ru: 'С боевыми товарищами, 1943 год',
      },
    },
    entry: {
      ...shared,
      id: 'example-extra',
      deed: {
        kk: 'Курск түбінде сапёр болып, қырық сегіз мина залалсыздандырды',
        ru: 'Под Курском обезвредил сорок восемь мин',
      },
      name: { kk: 'Жас Мысалұлы Үлгібаев', ru: 'Жас Мысалович Ульгибаев' },
      birth: { date: '1924-06-11' },
      death: { date: '1943-08-05' },
      fate: 'killed',
      rank: { code: 'sergeant' },
      role: { kk: 'сапёр', ru: 'сапёр' },
      awards: [{ code: 'red-star' }],
    },
  },
  {
    title: 'a family name alone',
    entry: {
      ...shared,
      id: 'example-surname',
      place: 'shet',
      name: { kk: 'Омаров', ru: 'Омаров' },
    },
  },
];
